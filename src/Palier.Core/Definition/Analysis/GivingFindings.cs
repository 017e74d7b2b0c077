using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Analysis;

/// <summary>Finds benefits that become less on a higher level, and wallets that nothing fills or nothing empties.</summary>
internal sealed class GivingFindings(Programme programme, ImmutableArray<DateOnly> days, Mistakes mistakes)
{
    public void Find()
    {
        foreach (var benefit in programme.Benefits)
        {
            Texts(benefit);
            foreach (var limit in benefit.Limits)
            {
                Limits(benefit.Name, limit, benefit.For);
            }
        }

        foreach (var request in programme.Requests)
        {
            foreach (var limit in request.Limits)
            {
                Limits(request.Name, limit, request.For);
            }
        }

        foreach (var wallet in programme.Wallets)
        {
            Wallet(wallet);
        }
    }

    // Texts are compared where they differ in their number alone: "2" and "7", "30 days" and "60 days".
    private void Texts(Benefit benefit)
    {
        if (programme.Ladder is not { } ladder)
        {
            return;
        }

        (string Level, Rational Number, string Behind)? before = null;
        foreach (var (level, gives) in benefit.Gives.OrderBy(g => ladder.RankOf(g.Level)))
        {
            var here = NumberOf(gives.In("en"));
            if (here is { } now && before is { } lower && now.Behind == lower.Behind && now.Number < lower.Number)
            {
                Less(benefit.Place, benefit.Name, level, FigureText.Of(now.Number, Unit.Number), lower.Level, FigureText.Of(lower.Number, Unit.Number));
            }

            before = here is { } found ? (level, found.Number, found.Behind) : null;
        }
    }

    private void Less(Place place, string name, string higher, string less, string lower, string more) =>
        mistakes.Add(place, "P607", ("name", name), ("higher", higher), ("less", less), ("lower", lower), ("more", more));

    private static (Rational Number, string Behind)? NumberOf(string text)
    {
        var words = text.Split(' ', 2);
        return Reader.Scalars.Number(words[0]) is { } number ? (number, words.Length > 1 ? words[1] : "") : null;
    }

    private void Limits(string name, Limit limit, ForLevels levels)
    {
        if (programme.Ladder is not { } ladder)
        {
            return;
        }

        foreach (var day in days)
        {
            var covered = ladder.Levels.Where(l => levels.Covers(l.Name, ladder)).Select(l => (l.Name, Most: ByLevel(limit.AtMost, l.Name, day))).Where(l => l.Most is not null).ToList();
            for (var i = 1; i < covered.Count; i++)
            {
                if (covered[i].Most < covered[i - 1].Most)
                {
                    Less(limit.AtMost.Place, name, covered[i].Name, FigureText.Of(covered[i].Most!.Value, Unit.Number), covered[i - 1].Name, FigureText.Of(covered[i - 1].Most!.Value, Unit.Number));
                    return;
                }
            }
        }
    }

    private static Rational? ByLevel(Figure figure, string level, DateOnly day) => figure switch
    {
        Figure.Plain plain => plain.Value,
        Figure.History history => history.Entries.On(day) is { } entry ? ByLevel(entry.Value, level, day) : null,
        Figure.Table { By: "level" } table => (table.Rows.FirstOrDefault(r => r.Key == level).Value ?? table.Other) is { } row ? ByLevel(row, level, day) : null,
        _ => null,
    };

    private void Wallet(Wallet wallet)
    {
        var amounts = programme.Bonuses.SelectMany(b => b.Except.Select(e => e.Amount).OfType<ImmutableArray<Step>>().Prepend(b.Amount).Select(a => (Bonus: b, Amount: a)));
        var filled = amounts.Any(b => b.Amount is [.., Step.Split split] ? split.Rows.Any(r => r.Shares.Any(s => s.Wallet == wallet.Name)) : b.Bonus.To == wallet.Name && b.Amount.Length > 0);
        if (!filled)
        {
            mistakes.Add(wallet.Place, "P608", ("name", wallet.Name));
        }

        if (wallet.Pays is null && programme.Bonuses.All(b => b.Spends != wallet.Name) && programme.Requests.All(r => r.Spends != wallet.Name))
        {
            mistakes.Add(wallet.Place, "P608s", ("name", wallet.Name));
        }
    }
}
