using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Palier.Web.Features.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>
/// Pages through a list by what stands last on a page, never by counting rows: what is added or goes away in the meantime makes no
/// row that was there be missed, and none be told twice.
/// </summary>
internal static class Listing
{
    public const int Most = 200;

    private const int Usual = 50;

    /// <summary>The parameters of every list.</summary>
    public static readonly ImmutableArray<AskedFor> Paging = [new("after"), new("limit", AskedKind.Number)];

    /// <summary>How many rows a page has.</summary>
    public static int Limit(this Asked asked) => asked.Whole("limit") ?? Usual;

    /// <summary>A page of rows in the order of a place, which nothing else has.</summary>
    /// <param name="asked">The page that is asked for.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="place">The place of a row, as text in whose order the rows come: <see cref="Up(long)"/>, <see cref="Down"/>.</param>
    /// <param name="shown">What is shown of a row.</param>
    public static Answer Page<TRow, T>(this Asked asked, IEnumerable<TRow> rows, Func<TRow, string> place, Func<TRow, T> shown)
    {
        var (after, limit) = (After(asked), asked.Limit());
        List<(string Place, TRow Row)> page = [.. rows.Select(r => (Place: place(r), Row: r)).Where(r => after is null || string.CompareOrdinal(r.Place, after) > 0)
            .OrderBy(r => r.Place, StringComparer.Ordinal).Take(limit + 1)];
        return asked.Page([.. page.Take(limit).Select(r => shown(r.Row))], page.Count > limit ? page[limit - 1].Place : null);
    }

    /// <summary>A page that was found already, with the place of its last row where more follow.</summary>
    public static Answer Page<T>(this Asked asked, ImmutableArray<T> items, string? last)
    {
        var next = last is null ? null : Next(asked, last);
        return Answer.Of(new Page<T>(items, next)) with { Next = next };
    }

    /// <summary>The place that the last page ended at; null on the first.</summary>
    /// <exception cref="RefusedException">It is no such place.</exception>
    public static string? After(Asked asked)
    {
        if (asked.Query("after") is not { } after)
        {
            return null;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(after.Replace('-', '+').Replace('_', '/').PadRight((after.Length + 3) / 4 * 4, '=')));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new RefusedException("wrong_cursor", ("value", after));
        }
    }

    /// <summary>A place by a number, the lowest first.</summary>
    public static string Up(long number) => ((ulong)number ^ 0x8000_0000_0000_0000).ToString("X16", CultureInfo.InvariantCulture);

    /// <summary>A place by a number, the highest first.</summary>
    public static string Down(long number) => Up(~number);

    /// <summary>A place by a day, the latest first.</summary>
    public static string Down(DateOnly day) => Down(day.DayNumber);

    private static string Next(Asked asked, string last)
    {
        var cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes(last)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var kept = asked.Request.Query.Where(q => q.Key != "after").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(asked.Request.Path, [.. kept, KeyValuePair.Create("after", (string?)cursor)]);
    }
}
