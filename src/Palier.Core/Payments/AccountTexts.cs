using System.Globalization;
using System.Text;

namespace Palier.Core.Payments;

/// <summary>Reads the names and the mail address of an account.</summary>
internal static class AccountTexts
{
    private const int LongestAddress = 254;
    private const int LongestMailbox = 64;
    private const int LongestLabel = 63;

    /// <summary>One line of text without spaces around it; it is kept as it was typed, or refused.</summary>
    public static string Line(string text, AccountField field, int most, List<AccountMistake> wrong)
    {
        var line = text.Trim();
        if (!IsSeen(line))
        {
            wrong.Add(AccountChecks.Wrong(field, text, "account_text_hidden"));
        }
        else if (line.EnumerateRunes().Count() is var length && length > most)
        {
            wrong.Add(AccountChecks.Wrong(field, text, "account_text_long", ("most", most.ToString(CultureInfo.InvariantCulture)), ("found", length.ToString(CultureInfo.InvariantCulture))));
        }

        return line;
    }

    /// <summary>A mail address of the common form: a mailbox, an at sign and a domain with a point.</summary>
    public static string Address(string text, List<AccountMistake> wrong)
    {
        var address = text.Trim();
        if (!IsAddress(address))
        {
            wrong.Add(AccountChecks.Wrong(AccountField.Contact, text, address.Length == 0 ? "account_contact_missing" : "account_contact_form"));
        }

        return address;
    }

    private static bool IsAddress(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || at > LongestMailbox || address.Length > LongestAddress)
        {
            return false;
        }

        var (mailbox, labels) = (address[..at], address[(at + 1)..].Split('.'));
        return mailbox.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal)))
            && labels.Length > 1
            && labels.All(l => l.Length is > 0 and <= LongestLabel && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            && labels[^1].Length > 1 && labels[^1].Any(char.IsAsciiLetter);
    }

    // Control characters break lines, half characters cannot be stored, and marks that turn the direction of text show another name than is stored.
    private static bool IsSeen(string line) => !line.EnumerateRunes().Any(r => r == Rune.ReplacementChar || Rune.IsControl(r) || r.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029);
}
