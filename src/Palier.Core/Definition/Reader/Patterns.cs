using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>What single values look like, as regular expressions for editors. A value that the reader takes always matches; the reader decides.</summary>
internal static class Patterns
{
    public const string Name = "[a-z][a-z0-9_]*";

    /// <summary>A name, or a field or part of it: <c>sale.net</c>, <c>specialisation.ai-cloud</c>.</summary>
    public const string Dotted = Name + @"(\.[A-Za-z0-9_-]+)*";

    public const string Number = @"-?[0-9]+(_[0-9]+)*(\.[0-9]+)?";

    public const string Percent = Number + " *%";

    public const string Day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    public const string Word = "[A-Za-z0-9][A-Za-z0-9_-]*";

    private const string Whole = "[0-9]+";

    private const string DayField = "(" + Name + @"\.)?" + Name + @"(\.[a-z0-9_]+)*_on";

    private const string Cycle = "(month|quarter|half-year|year)";

    private const string Earlier = "( a year earlier)*";

    private static readonly string Month = $"({string.Join('|', MonthDay.Names)})";

    private static readonly string DayOfYear = $"([0-9]{{1,2}} )?{Month}";

    public static string Duration { get; } = $"{Whole} ({string.Join('|', WhenText.Units.Keys)})";

    public static string BeforeExpiry { get; } = Duration + "( before expiry)?";

    private static readonly string Plain = string.Join('|',
        "the period", "ever", "since enrolment", "(month|quarter|year) to date", $"since {Day}", $"{Whole} closed (month|quarter|year)s?", $"{Whole} (month|day)s? to date",
        $"{Whole} months? to {DayOfYear}", $"{Duration} (after|before) {Dotted}", "[0-9]{4}(-H[12]|-Q[1-4]|-[01][0-9])?");

    private static readonly string Joined = $"{Whole} closed (month|quarter|year)s? and (month|quarter|year) to date";

    public static string Window { get; } = $"({Joined}|{Plain}){Earlier}";

    public static string Moment { get; } =
        $"({Duration} (after|before) )*(the day|start of period|end of period|settlement|{string.Join('|', WhenText.Happenings)}|(every|any) day of {Window}|{DayOfYear}|{DayField})";

    public static string Start { get; } = $"at once|the day after|first day of (next|the) {Cycle}";

    public static string Reviews { get; } = $"day|week|{Cycle}|{DayOfYear}( and {DayOfYear})*";

    public static string Sustained { get; } = $"([2-9]|1[0-2]) reviews in a row|{Duration}";

    public const string Steps = Whole + " steps?";

    public static string NotBefore { get; } = $"{Day}|{Duration} after reaching";

    public static string Against { get; } = $"a year earlier|the period before|highest before|(average|trend) of the {Whole} periods before|{Dotted}";
}
