using System.Globalization;
using System.Text;
using Palier.Core.Values;

namespace Palier.Core.Ledger;

/// <summary>One posting of an entry: an account and what comes to it.</summary>
public readonly record struct HledgerPosting(string Account, Money Amount);

/// <summary>An entry of a journal, dated, with what it is and remarks of the form <c>name: value</c>.</summary>
public sealed record HledgerEntry(DateOnly On, string What, IReadOnlyList<(string Name, string Value)> Remarks, IReadOnlyList<HledgerPosting> Postings)
{
    /// <summary>A movement of a programme as an entry of two postings.</summary>
    public static HledgerEntry Of(string programme, Movement movement, string? reason) => new(
        movement.On, $"{movement.Of.Purpose.ToString().ToLowerInvariant()} {movement.Of.Name} {movement.Of.Period}",
        [("key", movement.Key), ("version", $"{programme} {movement.Version.ToString(CultureInfo.InvariantCulture)}"), .. reason is null ? [] : new[] { ("reason", reason) }],
        [
            new HledgerPosting(HledgerJournal.Account(programme, movement.To), movement.Amount),
            new HledgerPosting(HledgerJournal.Account(programme, movement.From), -movement.Amount),
        ]);
}

/// <summary>Writes a journal that hledger and its kind read, so that a foreign program can check the books.</summary>
public static class HledgerJournal
{
    /// <summary>The name of an account: <c>programme:owner:name</c>.</summary>
    public static string Account(string programme, Account account) => $"{Clean(programme)}:{Clean(account.Owner)}:{Clean(account.Name)}";

    /// <summary>The journal, ordered by day, with every account and commodity declared; entries of a day keep their order.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="title">A first line that says what it is.</param>
    public static string Of(IReadOnlyCollection<HledgerEntry> entries, string title)
    {
        var text = new StringBuilder($"; {OneLine(title)}\ndecimal-mark .\n");
        foreach (var currency in entries.SelectMany(e => e.Postings).Select(p => p.Amount.Currency).Distinct().OrderBy(c => c.Code, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"commodity 1000.{new string('0', currency.Decimals)} {Commodity(currency)}\n");
        }

        foreach (var account in entries.SelectMany(e => e.Postings).Select(p => p.Account).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append("account ").Append(account).Append('\n');
        }

        foreach (var entry in entries.OrderBy(e => e.On))
        {
            Write(entry, text);
        }

        return text.ToString();
    }

    private static void Write(HledgerEntry entry, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{entry.On:yyyy-MM-dd} {OneLine(entry.What)}\n");
        foreach (var (name, value) in entry.Remarks)
        {
            text.Append(CultureInfo.InvariantCulture, $"    ; {name}: {OneLine(value)}\n");
        }

        foreach (var posting in entry.Postings)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {posting.Account}  {Amount(posting.Amount)}\n");
        }
    }

    private static string Amount(Money money) => $"{money.ToString()[..^(money.Currency.Code.Length + 1)]} {Commodity(money.Currency)}";

    private static string Commodity(Currency currency) => currency.Code.All(char.IsAsciiLetter) ? currency.Code : $"\"{currency.Code.Replace("\"", "", StringComparison.Ordinal)}\"";

    // Two spaces end the name of an account, and a semicolon begins a remark.
    private static string Clean(string name) => string.Join(' ', OneLine(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } clean ? clean : "-";

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c == ';' ? ' ' : c)).Trim();
}
