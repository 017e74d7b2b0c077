using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>Compares the two clocks of a ladder with each other and with the days of the programme.</summary>
internal static class ClockFindings
{
    private const int YearsCompared = 4;

    public static void Find(Programme programme, Mistakes mistakes)
    {
        if (programme.Ladder is not { Down: { } down } ladder)
        {
            return;
        }

        if (ladder.Up is { } up && Often(down, programme.From) is var losing && Often(up, programme.From) is var gaining && losing > gaining)
        {
            mistakes.Add(down.Place, "P507", ("down", $"{losing}"), ("up", $"{gaining}"), ("years", $"{YearsCompared}"));
        }

        if (programme.Until is { } until && FirstLoss(down, programme.From, until) is var first && first >= until)
        {
            mistakes.Add(down.Place, "P506", ("until", until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }

    // Four years, so that a leap year and reviews in a few months only are counted alike.
    private static int Often(Clock clock, DateOnly from)
    {
        var (count, end) = (0, from.AddYears(YearsCompared));
        for (var day = clock.Every.OnOrBefore(from.AddDays(-1)); (day = clock.Every.After(day)) < end;)
        {
            count++;
        }

        return count;
    }

    // The first review that can take a level from whoever reached it on the first day.
    private static DateOnly FirstLoss(Clock down, DateOnly from, DateOnly until)
    {
        var earliest = down.NotBefore switch
        {
            NotBefore.OnDay day => day.Day,
            NotBefore.AfterReaching after => after.Length.After(from, WorkingDays.WeekendsOnly),
            _ => from,
        };
        var (review, seen, first) = (from.AddDays(-1), 0, (DateOnly?)null);
        while (review < until)
        {
            review = down.Every.After(review);
            (seen, first) = (seen + 1, first ?? review);
            var sustained = down.After switch
            {
                Sustained.InARow row => seen >= row.Reviews,
                Sustained.For length => review >= length.Length.After(first.Value, WorkingDays.WeekendsOnly),
                _ => true,
            };
            if (sustained && review >= earliest)
            {
                break;
            }
        }

        return review;
    }
}
