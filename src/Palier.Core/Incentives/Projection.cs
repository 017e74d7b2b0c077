using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>Facts as they may be when an open period ends.</summary>
public static class Projection
{
    /// <summary>Without the sales that come later in the period than a day.</summary>
    public static PartnerFacts ToDate(PartnerFacts facts, Period period, DateOnly day, DayOf countsOn) =>
        facts with { Sales = [.. facts.Sales.Where(s => DayOfLine(s, countsOn) is not { } d || d <= day || !period.Contains(d))] };

    /// <summary>The sales up to a day, and for the rest of the period those of the same part of an earlier one.</summary>
    public static PartnerFacts LikeThen(PartnerFacts toDate, PartnerFacts facts, Period period, DateOnly day, Period like, DayOf countsOn)
    {
        var months = ((period.From.Year - like.From.Year) * 12) + period.From.Month - like.From.Month;
        var then = facts.Sales.Where(s => DayOfLine(s, countsOn) is { } d && like.Contains(d) && d.AddMonths(months) > day)
            .Select(s => s with
            {
                Key = $"{s.Key}/{like}",
                Corrects = null,
                SoldOn = s.SoldOn?.AddMonths(months),
                OrderedOn = s.OrderedOn?.AddMonths(months),
                InvoicedOn = s.InvoicedOn?.AddMonths(months),
                PaidOn = s.PaidOn?.AddMonths(months),
            });
        return toDate with { Sales = [.. toDate.Sales, .. then] };
    }

    private static DateOnly? DayOfLine(SalesLine line, DayOf countsOn) => countsOn switch
    {
        DayOf.InvoicedOn => line.InvoicedOn,
        DayOf.PaidOn => line.PaidOn,
        _ => line.SoldOn,
    };
}
