using System.CommandLine;
using System.Globalization;

namespace Palier.Cli;

/// <summary>What verbs of money take: who does it, on which day, and why.</summary>
internal static class MoneyOptions
{
    public static Option<string> As() => new("--as") { Description = "Who you are: the name under which it is recorded.", HelpName = "PERSON", Required = true };

    public static Option<string?> On() => new("--on") { Description = "The day it is, like 2026-01-31; today when left out.", HelpName = "DAY" };

    public static Option<string?> Reason() => new("--reason") { Description = "Why; it stands beside what is done for good.", HelpName = "TEXT" };

    /// <summary>The day of --on, or today; null, with the reason said, where it is none.</summary>
    public static DateOnly? DayOf(string? text, Terminal terminal)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(DateTime.Now);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        terminal.Complain(Ending.UsedWrongly, $"{text} is not a day. Write it like 2026-01-31.");
        return null;
    }
}
