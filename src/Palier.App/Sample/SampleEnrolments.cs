using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.App.Sample;

/// <summary>
/// Decides who takes part in the programmes of the sample: everyone in the one that asks nothing, the others as soon as they
/// meet what a programme asks of its members on the first day of a quarter.
/// </summary>
public static class SampleEnrolments
{
    private const int QuarterMonths = 3;

    /// <summary>The partner with its enrolments in the programmes, which stand in the order in which one asks for another.</summary>
    public static PartnerFacts Enrol(PartnerFacts facts, ImmutableArray<Programme> programmes, DateOnly from, DateOnly until)
    {
        foreach (var programme in programmes)
        {
            if (FirstDay(programme, facts, programmes, from, until) is { } day)
            {
                facts = facts with
                {
                    Enrolments = facts.Enrolments.Add(new()
                    {
                        Partner = facts.Partner.Id,
                        Programme = programme.Name,
                        AcceptedOn = day.AddDays(-10),
                        From = day,
                    }),
                };
            }
        }

        return facts;
    }

    private static DateOnly? FirstDay(Programme programme, PartnerFacts facts, ImmutableArray<Programme> programmes, DateOnly from, DateOnly until)
    {
        var firstSale = facts.Sales.Select(line => line.SoldOn).Min() ?? from;
        var start = QuarterOf(firstSale < from.AddMonths(1) ? from : firstSale);
        if (programme.Membership is null)
        {
            return start;
        }

        // Levels look at twelve months, so the first quarter that can be asked about is the one after a year.
        var evaluation = new Evaluation<FiguresOnly>(programme, facts, programmes);
        for (var day = QuarterOf(from).AddMonths(12 + QuarterMonths); day <= until; day = day.AddMonths(QuarterMonths))
        {
            if (day >= start && evaluation.MayJoin(day).Holds)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, day.Month - ((day.Month - 1) % QuarterMonths), 1);
}
