using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Identifiers;
using Palier.Core.Payments;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Account numbers in answers: whole for those who propose or decide payouts, and their country and last two characters for everybody else.</summary>
internal static class Numbers
{
    /// <summary>What stands at the end of the tag of what was not shown whole: another answer has another tag.</summary>
    public const string Covered = ".covered";

    /// <summary>Whether the person named in the request sees account numbers whole.</summary>
    public static bool SeesNumbers(this Asked asked) => asked.Here is { Name: { Length: > 0 } name, Partner: null }
        && new[] { Act.DecidePayout, Act.ProposePayout }.Any(act => WhoActs.Of(asked.Database, name, act, asked.Today, name) is WhoActsOutcome.May);

    public static string Tag(string tag, bool whole) => whole ? tag : tag + Covered;

    /// <summary>The tag without what says that it was not shown whole: what is decided is the same.</summary>
    public static string Decided(string tag) => tag.EndsWith(Covered, StringComparison.Ordinal) ? tag[..^Covered.Length] : tag;

    public static string Shown(BatchAccount account, bool whole) => whole ? account.Named : $"{account.Country} …{Ends(account.Named)}";

    /// <summary>A number of which the country is known only where it is an IBAN.</summary>
    public static string? Shown(string? number, bool whole) => whole || number is not { Length: > 0 } ? number
        : Iban.Read(number) is IbanReading.Sound ? $"{number[..2]} …{Ends(number)}" : $"…{Ends(number)}";

    private static string Ends(string number) => number.Length > 4 ? number[^2..] : "";
}
