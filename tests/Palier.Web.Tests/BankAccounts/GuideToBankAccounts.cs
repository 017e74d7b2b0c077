using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Messages;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.BankAccounts;

/// <summary>The guide to bank accounts, typed as a reader would, on both databases; and what the verbs say where something is wrong.</summary>
public sealed partial class GuideToBankAccounts : IDisposable
{
    private static readonly string text = File.ReadAllText(Path.Combine(Root.Folder, "docs", "guide", "bank-accounts.md"));
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-accounts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_command_does_what_the_guide_says(Engine engine)
    {
        using var place = TestDatabase.Empty(engine);
        foreach (Match file in Files().Matches(text))
        {
            File.WriteAllText(Path.Combine(_folder, file.Groups["name"].Value), file.Groups["text"].Value);
        }

        var (last, typed) = ("", 0);
        foreach (var line in Sessions().Matches(text).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                last.Replace('\u00a0', ' ').ShouldContain(line[2..]);
                continue;
            }

            var ran = await Ran.Palier([.. Parts().Matches(line["palier ".Length..]).Select(m => Placed(m.Value.Trim('"'))), "--db", place.ConnectionString]);
            ran.Ending.ShouldBe(0, $"{line}: {ran.Error}");
            (last, typed) = (ran.Output, typed + 1);
        }

        typed.ShouldBe(11);
        await Sent(place);
        (await Ran.Palier("account", "list", "--json", "--lang", "fr", "--db", place.ConnectionString)).Output.ShouldContain("\"state\": \"in-force\"");
        (await Ran.Palier("account", "show", "1", "--lang", "fr", "--db", place.ConnectionString)).Output.ShouldContain("Le numéro entier est montré à la finance et à la conformité");
        (await Ran.Palier("account", "show", "1", "--db", place.ConnectionString)).Output.ShouldNotContain("7034");
        (await Ran.Palier("account", "show", "1", "--as", "ben", "--db", place.ConnectionString)).Output.ShouldContain("IBAN: BE68 5390 0754 7034");
    }

    [Theory]
    [InlineData(1, "There is no partner or person P9 in this database.", "account", "propose", "P9", "--as", "ana")]
    [InlineData(1, "Holder: Give the name that the bank has for the holder.\nCurrency: Say in which currency it is paid, like EUR.\nIBAN: Give the IBAN; in a country", "account", "propose", "vendor", "--as", "ana")]
    [InlineData(1, "IBAN “BE1”: An IBAN of BE has 16 characters; this one has 3.", "account", "propose", "vendor", "--iban", "BE1", "--as", "ana")]
    [InlineData(1, "There is no bank account 7.", "account", "approve", "7", "--as", "ana")]
    [InlineData(1, "There is no bank account 7.", "account", "show", "7")]
    [InlineData(1, "so there is nothing to stop.", "account", "stop", "vendor", "--as", "ana")]
    [InlineData(2, "--as", "account", "approve", "7")]
    [InlineData(2, "soon is not a day.", "account", "list", "--on", "soon")]
    [InlineData(2, "--smtp", "messages", "send")]
    [InlineData(1, "mail is no mail server.", "messages", "send", "--smtp", "mail")]
    public async Task What_is_wrong_is_said_and_ends_with_1_or_2(int ending, string said, params string[] args)
    {
        using var place = TestDatabase.Empty(Engine.Sqlite);

        var ran = await Ran.Palier([.. args, "--db", place.ConnectionString]);

        (ran.Ending, ran.Output).ShouldBe((ending, ""));
        ran.Error.ReplaceLineEndings("\n").ShouldContain(said);
    }

    [Fact]
    public async Task Who_may_not_is_refused_before_anything_is_done()
    {
        using var place = new AccountsPlace(Engine.Sqlite);
        var to = place.Place.ConnectionString;
        foreach (var (by, said, args) in new[]
        {
            ("ruth", "ruth may not name a bank account.", new[] { "account", "propose", "P1" }),
            ("cléo", "cléo may not name a bank account.", ["account", "propose", "P1"]),
            ("pia", "pia may not decide a bank account.", ["account", "approve", "1"]),
            ("ruth", "ruth may not stop a change of a bank account.", ["account", "stop", "P1"]),
            ("cléo", "cléo may not send messages.", ["messages", "send", "--smtp", "127.0.0.1:25"]),
        })
        {
            (await Ran.Palier([.. args, "--as", by, "--db", to])).Error.ShouldContain(said);
        }
    }

    private static async Task Sent(TestDatabase place)
    {
        using var server = new MailServer();
        string[] send = ["messages", "send", "--smtp", server.Address, "--from", "accounts@example.org", "--db", place.ConnectionString];
        (await Ran.Palier(send)).Output.ShouldContain("4 messages are handed to the mail server.");
        (await Ran.Palier(send)).Output.ShouldContain("No message waits.");
        server.Taken.Count.ShouldBe(4);
        (await Ran.Palier("messages", "list", "--lang", "fr", "--db", place.ConnectionString)).Output.ShouldContain("a…@delta.example  envoyé le");
    }

    private string Placed(string word) => File.Exists(Path.Combine(_folder, word)) ? Path.Combine(_folder, word) : word;

    [GeneratedRegex("^`(?<name>[a-z.]+)`:\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Files();

    [GeneratedRegex("^```session\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sessions();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Parts();
}
