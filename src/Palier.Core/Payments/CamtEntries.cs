using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>Makes bookings of an entry: one of each transaction in it, or one of the whole entry where it names none.</summary>
internal static class CamtEntries
{
    private const int LongestNote = 500;

    /// <summary>The number of an account; null where it has none.</summary>
    public static string? AccountOf(CamtElement account) =>
        account.TextOf("Id", "IBAN") is { } iban ? iban.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() : account.TextOf("Id", "Othr", "Id");

    /// <param name="entry">The element <c>Ntry</c>.</param>
    /// <param name="account">The account of the statement.</param>
    /// <param name="statement">Which statement of the file it is.</param>
    /// <param name="before">How many bookings of the file come before it.</param>
    /// <param name="mistakes">What is wrong is added here; nothing is made of an entry with a mistake.</param>
    public static ImmutableArray<BankBooking> Of(CamtElement entry, string account, int statement, int before, CamtMistakes mistakes)
    {
        var (amount, credit, booked) = (Amount(entry.Find("Amt"), entry, mistakes), Credit(entry.Find("CdtDbtInd"), mistakes), IsBooked(entry, mistakes));
        var day = Day(entry.Find("BookgDt") ?? (booked == true ? entry.Find("ValDt") : null), mistakes);
        foreach (var missing in entry.Find("CdtDbtInd") is null ? ["CdtDbtInd"] : booked == true && entry.Find("BookgDt") is null && entry.Find("ValDt") is null ? (string[])["BookgDt"] : [])
        {
            mistakes.Add("missing", entry.Line, entry.Name, missing);
        }

        if (amount is not { } money || credit is not { } comesIn || booked is not { } isBooked)
        {
            return [];
        }

        var whole = new BankBooking
        {
            Line = before + 1, At = entry.Line, Statement = statement, Account = account, Amount = money, Credit = comesIn, IsBooked = isBooked, BookedOn = day,
            Reference = entry.TextOf("AcctSvcrRef"), Note = NoteOf([.. BatchOf(entry), entry.TextOf("AddtlNtryInf")]),
        };
        var transactions = entry.All("NtryDtls").SelectMany(d => d.All("TxDtls")).ToImmutableArray();
        return transactions.IsEmpty ? [whole] : Transactions(transactions, whole, mistakes);
    }

    private static ImmutableArray<BankBooking> Transactions(ImmutableArray<CamtElement> transactions, BankBooking whole, CamtMistakes mistakes)
    {
        var all = ImmutableArray.CreateBuilder<BankBooking>(transactions.Length);
        foreach (var one in transactions)
        {
            var (stated, direction) = (one.Find("Amt") ?? one.Find("AmtDtls", "TxAmt", "Amt"), one.Find("CdtDbtInd"));
            if (stated is null && transactions.Length > 1)
            {
                mistakes.Add("missing", one.Line, one.Name, "Amt");
                continue;
            }

            var amount = stated is null ? whole.Amount : Amount(stated, one, mistakes);
            var credit = direction is null ? whole.Credit : Credit(direction, mistakes);
            if (amount is { } money && credit is { } comesIn)
            {
                all.Add(Transaction(one, whole with { Line = whole.Line + all.Count, At = one.Line, Amount = money, Credit = comesIn }));
            }
        }

        var adds = all.Any(b => b.Amount.Currency != whole.Amount.Currency) || all.Sum(Signed) == Signed(whole);
        return [.. all.Select(b => b with { AddsUp = adds })];
    }

    private static BankBooking Transaction(CamtElement one, BankBooking booking)
    {
        var reason = one.TextOf("RtrInf", "Rsn", "Cd") ?? one.TextOf("RtrInf", "Rsn", "Prtry");
        var said = one.Find("RtrInf")?.All("AddtlInf").Select(a => (string?)a.Text) ?? [];
        return booking with
        {
            EndToEndId = one.TextOf("Refs", "EndToEndId") is { } id && id != "NOTPROVIDED" ? id : null,
            Uetr = one.TextOf("Refs", "UETR")?.ToLowerInvariant(),
            Reference = booking.Reference ?? one.TextOf("Refs", "AcctSvcrRef"),
            PaidTo = one.Find("RltdPties", "CdtrAcct") is { } account ? AccountOf(account) : null,
            Reason = reason,
            Note = NoteOf([reason, .. said, one.TextOf("AddtlTxInf"), booking.Note]),
        };
    }

    // A batch that the bank books as one sum, named so that a person can ask for the payments in it.
    private static IEnumerable<string?> BatchOf(CamtElement entry) => entry.All("NtryDtls").Where(d => d.Find("TxDtls") is null).Select(d => d.Find("Btch")).OfType<CamtElement>()
        .Select(b => string.Join(' ', new[] { "Btch", b.TextOf("MsgId"), b.TextOf("PmtInfId"), b.TextOf("NbOfTxs") }.Where(t => t is not null)));

    private static string? NoteOf(IEnumerable<string?> texts)
    {
        var note = string.Join("; ", texts.Where(t => !string.IsNullOrEmpty(t)).Distinct(StringComparer.Ordinal));
        return note.Length == 0 ? null : note.Length <= LongestNote ? note : note[..LongestNote];
    }

    private static Int128 Signed(BankBooking booking) => booking.Credit ? booking.Amount.Minor : -(Int128)booking.Amount.Minor;

    private static Int128 Sum(this IEnumerable<BankBooking> bookings, Func<BankBooking, Int128> of) => bookings.Aggregate((Int128)0, (sum, b) => sum + of(b));

    private static Money? Amount(CamtElement? stated, CamtElement parent, CamtMistakes mistakes)
    {
        if (stated is null)
        {
            mistakes.Add("missing", parent.Line, parent.Name, "Amt");
            return null;
        }

        if (stated.Currency is not { } code || Currency.Find(code) is not { } currency)
        {
            mistakes.Add("not_a_currency", stated.Line, stated.Name, stated.Currency ?? "");
            return null;
        }

        if (MinorOf(stated.Text, currency) is { } minor)
        {
            return new Money(minor, currency);
        }

        mistakes.Add("not_an_amount", stated.Line, stated.Name, $"{stated.Text} {code}");
        return null;
    }

    /// <summary>The minor units of digits with at most one point; null where there are more decimals than the currency has, unless they are zeros.</summary>
    private static long? MinorOf(string text, Currency currency)
    {
        var parts = text.Split('.');
        var decimals = parts.Length == 2 ? parts[1].TrimEnd('0') : "";
        if (parts.Length > 2 || text.Length is 0 or > 40 || decimals.Length > currency.Decimals || !text.All(c => c is '.' or (>= '0' and <= '9')) || text == ".")
        {
            return null;
        }

        var minor = BigInteger.Parse("0" + parts[0] + decimals.PadRight(currency.Decimals, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        return minor <= long.MaxValue ? (long)minor : null;
    }

    private static bool? Credit(CamtElement? stated, CamtMistakes mistakes)
    {
        if (stated is null)
        {
            return null;
        }

        if (stated.Text is not ("CRDT" or "DBIT"))
        {
            mistakes.Add("not_a_direction", stated.Line, stated.Name, stated.Text);
            return null;
        }

        return stated.Text == "CRDT";
    }

    private static bool? IsBooked(CamtElement entry, CamtMistakes mistakes)
    {
        if (entry.TextOf("Sts", "Cd") is { } code && code is "BOOK" or "PDNG" or "FUTR" or "INFO")
        {
            return code == "BOOK";
        }

        if (entry.Find("Sts") is { } status)
        {
            mistakes.Add("not_a_status", status.Line, status.Name, status.TextOf("Cd") ?? status.TextOf("Prtry") ?? status.Text);
        }
        else
        {
            mistakes.Add("missing", entry.Line, entry.Name, "Sts");
        }

        return null;
    }

    private static DateOnly? Day(CamtElement? stated, CamtMistakes mistakes)
    {
        if ((stated?.Find("Dt") ?? stated?.Find("DtTm") ?? stated) is not { } day)
        {
            return null;
        }

        // The day as the bank writes it, in its own time.
        if (day.Text.Length >= 10 && DateOnly.TryParseExact(day.Text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && (day.Text.Length == 10 || day.Text[10] is 'T' or 'Z' or '+' or '-'))
        {
            return read;
        }

        mistakes.Add("not_a_day", day.Line, day.Name, day.Text);
        return null;
    }
}
