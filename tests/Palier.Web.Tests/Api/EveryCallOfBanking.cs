using System.Globalization;
using Palier.Web.Tests.Banking;
using Palier.Web.Tests.Payouts;

namespace Palier.Web.Tests.Api;

/// <content>Accounts, payments, what the bank says, levels against the reviews, and messages.</content>
public sealed partial class EveryCallTests
{
    private sealed partial class Session
    {
        private const string Iban = "BE68539007547034";

        public async Task AccountsAsync()
        {
            var account = new { owner = "P1", holder = "Delta NV", currency = "EUR", contact = "accounts@delta.example", iban = "BE68 5390 0754 7034" };
            (await Post("/api/bank-accounts", "/api/bank-accounts", account, status: 201))["figures"]!["place"]!.ToJsonString().ShouldBe("""{"country":"BE","ends":"34"}""");
            (await Get("/api/bank-accounts/{number}", "", "/api/bank-accounts/1"))["whole"].ShouldBeNull();
            var covered = await site.GetAsync("/api/bank-accounts/1");
            covered.Text.ShouldNotContain("7034");
            (await site.SendAsync("GET", "/api/bank-accounts/1", person: "ruth")).ShouldBe(200).Text.ShouldBe(covered.Text);
            var whole = (await site.SendAsync("GET", "/api/bank-accounts/1", person: "ben")).ShouldBe(200);
            whole.Text.ShouldContain("BE68 5390 0754 7034");
            whole.Tag.ShouldBe($"\"{whole.Json["account"]!["hash"]!.GetValue<string>()}\"");
            covered.Tag.ShouldNotBe(whole.Tag, "what is shown otherwise has another tag");
            (await site.SendAsync("GET", "/api/bank-accounts/1", person: "ben", none: covered.Tag)).ShouldBe(200);
            (await site.PostAsync("/api/bank-accounts/1/approval", match: whole.Tag)).ShouldBe(403, "same-person");
            (await site.PostAsync("/api/bank-accounts/1/approval", person: "ben", match: $"\"{new string('0', 64)}\"")).ShouldBe(412, "shown-otherwise");
            (await Post("/api/bank-accounts/{number}/approval", "/api/bank-accounts/1/approval", match: whole.Tag, person: "ben"))["outcome"]!.GetValue<string>().ShouldBe("account-in-force");
            (await site.PostAsync("/api/bank-accounts", account)).ShouldBe(409, "account-nothing-changes");
            await ChangesAsync(account with { iban = "BE71096123456769" });
            var wrong = (await site.PostAsync("/api/bank-accounts", account with { holder = "", iban = "BE68539007547035" })).ShouldBe(422, "account-wrong");
            wrong.Json["mistakes"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe(["holder", "iban"], ignoreOrder: true);
        }

        private async Task ChangesAsync(object changed)
        {
            await Post("/api/bank-accounts", "/api/bank-accounts", changed, status: 201);
            await Post("/api/bank-accounts/{number}/rejection", "/api/bank-accounts/2/rejection", match: await site.TagAsync("/api/bank-accounts/2"), person: "cléo");
            await Post("/api/bank-accounts", "/api/bank-accounts", changed, status: 201);
            (await site.PostAsync("/api/bank-accounts/3/approval", person: "ben", match: await site.TagAsync("/api/bank-accounts/3"))).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("account-waits");
            (await Post("/api/bank-account-stops", "/api/bank-account-stops", new { owner = "P1" }, "cléo", status: 201))["outcome"]!.GetValue<string>().ShouldBe("account-stopped");
            (await site.PostAsync("/api/bank-account-stops", new { owner = "P1" }, "cléo")).ShouldBe(409, "account-nothing-to-stop");
            (await Get("/api/bank-accounts", "?owner=P1&state=rejected", "/api/bank-accounts"))["items"]!.AsArray().Single()!["number"]!.GetValue<int>().ShouldBe(2);
            (await Get("/api/messages", "?owner=P1&state=waiting", "/api/messages"))["items"]!.AsArray().Select(m => m!["to"]!.GetValue<string>()).Distinct().ShouldBe(["a…@delta.example"]);
            (await site.SendAsync("GET", "/api/messages", person: "ana")).ShouldBe(200).Text.ShouldContain("accounts@delta.example");
        }

        public async Task PaymentsAsync()
        {
            await CoveredAsync("/api/batches/3", PayoutPlace.Iban(1), Iban);
            var sent = (await Get("/api/payments", "?state=sent&payee=P1", "/api/payments"))["items"]!.AsArray().Single()!;
            (await Get("/api/payments/{number}", "", "/api/payments/1"))["payment"]!.ToJsonString().ShouldBe(sent.ToJsonString());
            await CoveredAsync("/api/payments/1", PayoutPlace.Iban(1));
            await ResolutionsAsync();
            await BankFilesAsync(sent["endToEndId"]!.GetValue<string>(), sent["uetr"]!.GetValue<string>());
        }

        private async Task ResolutionsAsync()
        {
            var said = new { payment = 1, end = "booked", reason = "Told on the telephone" };
            (await Post("/api/resolutions", "/api/resolutions", said, status: 201))["outcome"]!.GetValue<string>().ShouldBe("resolve-proposed");
            (await site.PostAsync("/api/resolutions", said)).ShouldBe(409, "resolve-waits");
            (await Get("/api/resolutions/{number}", "", "/api/resolutions/1"))["reason"]!.GetValue<string>().ShouldBe("Told on the telephone");
            var tag = await site.TagAsync("/api/resolutions/1");
            (await site.PostAsync("/api/resolutions/1/approval", match: tag)).ShouldBe(403, "same-person");
            await Post("/api/resolutions/{number}/rejection", "/api/resolutions/1/rejection", match: tag, person: "cléo");
            (await site.PostAsync("/api/resolutions/1/approval", person: "ben", match: tag)).ShouldBe(412, "shown-otherwise");
            await Post("/api/resolutions", "/api/resolutions", said, status: 201);
            await Post("/api/resolutions/{number}/approval", "/api/resolutions/2/approval", match: await site.TagAsync("/api/resolutions/2"), person: "ben");
            (await Get("/api/resolutions", "?state=approved", "/api/resolutions"))["items"]!.AsArray().Single()!["number"]!.GetValue<int>().ShouldBe(2);
            (await site.GetAsync("/api/payments/1")).Json["payment"]!["state"]!.GetValue<string>().ShouldBe("booked");
        }

        private async Task BankFilesAsync(string endToEndId, string uetr)
        {
            var day = DateOnly.FromDateTime(DateTime.UtcNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var back = new CamtTx(endToEndId, "500.00", Credit: true) { Uetr = uetr, Reason = "AC04" };
            var statement = CamtWriter.Write(CamtWriter.Statement, "M1", (Iban, [new CamtEntry(day, "R1", back)]));
            Called.Add("POST /api/bank-files");
            var read = (await FileAsync(statement)).ShouldBe(201);
            (read.Message.Headers.Location!.OriginalString, read.Json["figures"]!["counts"]!["returned"]!.GetValue<int>()).ShouldBe(("/api/bank-files/1", 1));
            (await FileAsync(statement)).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("bank-read-before");
            (await FileAsync("<x/>"u8.ToArray())).ShouldBe(422, "bank-wrong");
            (await Get("/api/bank-files", "", "/api/bank-files"))["items"]!.AsArray().Single()!["fileName"]!.GetValue<string>().ShouldBe("statement.xml");
            (await Get("/api/bank-files/{number}", "", "/api/bank-files/1"))["bookings"]![0]!["payment"]!.GetValue<int>().ShouldBe(1);
            await CoveredAsync("/api/bank-files/1", Iban);
            (await site.GetAsync("/api/payments/1")).Json["payment"]!["state"]!.GetValue<string>().ShouldBe("returned");
            (await site.GetAsync("/api/due?payee=P1")).Json["items"]![0]!["why"]![0]!.GetValue<string>().ShouldContain("account closed (AC04)");
            await DifferingAsync(CamtWriter.Write(CamtWriter.Statement, "M2", (Iban, [new CamtEntry(day, "R2", back with { Amount = "50.00" })])));
        }

        private async Task DifferingAsync(byte[] statement)
        {
            (await FileAsync(statement)).ShouldBe(201).Json["figures"]!["counts"]!["differs"]!.GetValue<int>().ShouldBe(1);
            var waits = (await Get("/api/differing-bookings", "?state=waiting", "/api/differing-bookings"))["items"]!.AsArray().Single()!;
            (waits["file"]!.GetValue<int>(), waits["booking"]!["payment"]!.GetValue<int>(), waits["booking"]!["looked"]).ShouldBe((2, 1, null));
            await CoveredAsync("/api/differing-bookings", Iban);
            var (path, said, key) = ("/api/bank-files/2/bookings/1/look", new { reason = "A fee, and the bank gave it back" }, Guid.NewGuid().ToString());
            (await site.PostAsync(path, new { reason = " " })).ShouldBe(422, "reason-missing");
            (await site.PostAsync("/api/bank-files/2/bookings/9/look", said)).ShouldBe(404, "no-booking");
            (await site.PostAsync("/api/bank-files/1/bookings/1/look", said)).ShouldBe(409, "booking-agrees");
            (await site.PostAsync(path, said, "cléo")).ShouldBe(403, "person-may-not");
            Called.Add("POST /api/bank-files/{number}/bookings/{line}/look");
            var done = (await site.PostAsync(path, said, key: key)).ShouldBe(200);
            done.Json["outcome"]!.GetValue<string>().ShouldBe("looked-at");
            (await site.PostAsync(path, said, key: key)).ShouldBe(200).Text.ShouldBe(done.Text);
            (await site.PostAsync(path, said, "ben")).ShouldBe(200).Json["outcome"]!.GetValue<string>().ShouldBe("looked-at-before");
            (await site.GetAsync("/api/differing-bookings?state=looked-at")).Json["items"]![0]!["booking"]!["looked"]!["reason"]!.GetValue<string>().ShouldBe(said.reason);
            (await site.GetAsync("/api/differing-bookings?state=waiting")).Json["items"]!.AsArray().ShouldBeEmpty();
            (await site.GetAsync("/api/bank-files/2")).Json["bookings"]![0]!["looked"]!["by"]!.GetValue<string>().ShouldBe("ana");
        }

        public async Task OverridesAsync()
        {
            var asked = new { programme = "clocks", partner = "P1", level = "gold", from = "2025-06-01", until = "2025-12-01", reason = "A merger" };
            (await Post("/api/overrides", "/api/overrides", asked, "pia", status: 201))["figures"]!["asked"]!["level"]!.GetValue<string>().ShouldBe("gold");
            (await Get("/api/overrides/{number}", "", "/api/overrides/1"))["until"]!.GetValue<string>().ShouldBe("2025-12-01");
            var tag = await site.TagAsync("/api/overrides/1");
            (await site.PostAsync("/api/overrides/1/approval", person: "pia", match: tag)).ShouldBe(403, "same-person");
            await Post("/api/overrides/{number}/rejection", "/api/overrides/1/rejection", match: tag, person: "cléo");
            await Post("/api/overrides", "/api/overrides", asked, "pia", status: 201);
            await Post("/api/overrides/{number}/approval", "/api/overrides/2/approval", match: await site.TagAsync("/api/overrides/2"), person: "cléo");
            (await Get("/api/overrides", "?programme=clocks&partner=P1&state=approved", "/api/overrides"))["items"]!.AsArray().Single()!["number"]!.GetValue<int>().ShouldBe(2);
            (await site.PostAsync("/api/overrides", asked with { until = "2027-01-01" }, "pia")).ShouldBe(422, "override-too-long");
        }

        // Whole only for finance and compliance: ben of finance sees it, mika and ruth do not.
        private async Task CoveredAsync(string path, params string[] numbers)
        {
            var (covered, whole) = ((await site.GetAsync(path)).ShouldBe(200), (await site.SendAsync("GET", path, person: "ben")).ShouldBe(200));
            foreach (var number in numbers)
            {
                covered.Text.ShouldNotContain(number[4..]);
                covered.Text.ShouldContain($"BE …{number[^2..]}");
                whole.Text.ShouldContain(number);
            }

            (await site.SendAsync("GET", path, person: "mika")).Text.ShouldBe(covered.Text);
            (await site.SendAsync("GET", path, person: "ruth")).Text.ShouldBe(covered.Text);
            covered.Tag.ShouldNotBe(whole.Tag);
        }

        private async Task<ApiAnswer> FileAsync(byte[] file)
        {
            using var parts = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "statement.xml" } };
            return await site.SendAsync("POST", "/api/bank-files", parts, "ana", Guid.NewGuid().ToString());
        }
    }
}
