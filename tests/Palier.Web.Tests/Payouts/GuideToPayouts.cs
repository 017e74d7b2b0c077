using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Payouts;

/// <summary>The guide to payouts, typed as a reader would, on both databases and in both languages.</summary>
public sealed partial class GuideToPayouts : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-payouts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_command_does_what_the_guide_says(Engine engine)
    {
        using var place = new PayoutPlace(engine, ("P1", 100_00), ("P2", 50_00), ("P3", 25_00));
        place.Account("vendor", "USD", null, "111222333", country: "US");
        place.Account("P1", "EUR", PayoutPlace.Iban(1));
        place.Account("P2", "USD", null, "987654321", country: "US");
        place.Rates("2025-02-05", ("USD", "1.0402"));
        var (text, last, typed) = (await File.ReadAllTextAsync(Path.Combine(Root.Folder, "docs", "guide", "payouts.md"), TestContext.Current.CancellationToken), "", 0);
        foreach (var line in Sessions().Matches(text).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                last.Replace('\u00a0', ' ').ShouldContain(line[2..]);
                continue;
            }

            var ran = await Typed(place, line["palier ".Length..].Split(' '));
            ran.Ending.ShouldBe(0, $"{line}: {ran.Error}");
            (last, typed) = (ran.Output, typed + 1);
        }

        typed.ShouldBe(14);
        (await Typed(place, "payout", "show", "1", "--lang", "fr")).Output.ShouldContain("approuvé par ben");
        (await Typed(place, "payout", "due", "--on", "2025-02-06", "--lang", "fr")).Output.ShouldContain("aucun compte bancaire n’est en vigueur");
        (await Typed(place, "payout", "due", "--on", "2025-02-06", "--json")).Output.ShouldContain("\"amount\": \"52.01 USD\"");
        (await Typed(place, "payout", "show", "1", "--json")).Output.ShouldContain("\"endToEndId\": \"P000001-00001-");
        (await Typed(place, "ledger", "money_held", "--owner", "P1", "--account", "sent_eur")).Output.ShouldContain("payment 1 of batch 1");
        (await Typed(place, "export", "--format", "csv")).Output.ShouldContain(",payment,");
    }

    [Theory]
    [InlineData(1, "There is no batch 7.", "payout", "approve", "7", "--as", "ana")]
    [InlineData(1, "There is no batch 7.", "payout", "show", "7")]
    [InlineData(1, "There is no batch 7.", "payout", "file", "7", "--as", "ana")]
    [InlineData(2, "Say who you are with --as", "payout", "file", "7")]
    [InlineData(2, "is no currency", "payout", "propose", "--currency", "EURO", "--execute-on", "2025-02-10", "--as", "ana")]
    [InlineData(2, "is not a day", "payout", "propose", "--currency", "EUR", "--execute-on", "10.2.2025", "--as", "ana")]
    [InlineData(1, "no bank account in force to pay GBP from", "payout", "propose", "--currency", "GBP", "--execute-on", "2025-02-10", "--as", "ana")]
    [InlineData(2, "--as", "payout", "withdraw", "1")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var place = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", place.ConnectionString]);

        (ran.Ending, ran.Output).ShouldBe((ending, ""));
        ran.Error.ShouldContain(said);
    }

    private Task<Ran> Typed(PayoutPlace place, params string[] words) =>
        Ran.Palier([.. words.Select(w => w.EndsWith(".xml", StringComparison.Ordinal) ? Path.Combine(_folder, w) : w), "--db", place.Money.ConnectionString]);

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();
}
