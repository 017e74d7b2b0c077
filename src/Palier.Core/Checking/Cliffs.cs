using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Analysis;
using Palier.Core.Definition.Yaml;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Checking;

/// <summary>
/// Tries the whole amount of a bonus on both sides of every edge of its scales, for each level, each row of its tables and each day
/// from which a figure changes: where one unit more pays much more or less, and where a higher level is paid less.
/// </summary>
internal sealed class Cliffs
{
    private const int MostSituations = 200;

    // Much more: beyond the double of what was paid, or out of nothing more than a tenth of the base.
    private static readonly Rational Double = 2;
    private static readonly Rational Tenth = Rational.Of(1, 10);

    private readonly Programme _programme;
    private readonly Bonus _bonus;
    private readonly Mistakes _mistakes;
    private readonly TrialAmount _trial;
    private readonly ImmutableArray<(Step Step, Figure.Scale Scale, string Name)> _scales;
    private readonly ImmutableSortedDictionary<string, Quantity?> _ordinary;
    private readonly ImmutableArray<Situation> _situations;

    public Cliffs(Programme programme, Bonus bonus, Mistakes mistakes)
    {
        (_programme, _bonus, _mistakes, _trial) = (programme, bonus, mistakes, new TrialAmount(programme, bonus));
        _scales = [.. bonus.Amount.Where(s => s is not Step.Cap).SelectMany(s => TrialAmount.Inside(RuleParts.FigureOf(s)).OfType<Figure.Scale>()
            .Select(scale => (s, scale, (scale.By ?? TrialAmount.BaseOf(s))!)))];
        _ordinary = _trial.Ordinary(_scales.Select(s => (s.Scale, s.Name)));
        _situations = [.. Situations().Take(MostSituations)];
    }

    public void Find()
    {
        foreach (var (step, scale, name) in _scales.Where(s => _programme.FindMetric(s.Name)?.Verb is not Verb.Rank))
        {
            Edges(step, scale, name);
        }

        Levels();
    }

    private IEnumerable<Situation> Situations()
    {
        var tables = _bonus.Amount.SelectMany(s => TrialAmount.Inside(RuleParts.FigureOf(s))).OfType<Figure.Table>().Where(t => t.By != "level").ToList();
        var rules = RuleParts.Of(_programme);
        string?[] levels = _programme.Ladder is { } ladder ? [.. ladder.Levels.Select(l => l.Name).Where(l => _bonus.For.Covers(l, ladder))] : [null];
        return from day in DayFindings.Changes(_programme, rules)
               where !(day < _bonus.From) && !(day >= _bonus.Until)
               from words in Rows(tables, day)
               from level in levels
               select new Situation(day, level, words);
    }

    // A word for each row of each table, and one that no row names.
    private IEnumerable<ImmutableSortedDictionary<string, string>> Rows(List<Figure.Table> tables, DateOnly day)
    {
        IEnumerable<ImmutableSortedDictionary<string, string>> all = [ImmutableSortedDictionary<string, string>.Empty];
        foreach (var table in tables.GroupBy(t => t.By, StringComparer.Ordinal))
        {
            var words = table.SelectMany(t => t.Rows).Select(r => _programme.Lists.TryGetValue(r.Key, out var list) ? list.Words.On(day)?.Value.FirstOrDefault() : r.Key)
                .OfType<string>().Append(Formulas.OtherWord).Distinct().ToList();
            all = all.SelectMany(a => words.Select(w => a.SetItem(table.Key, w))).ToList();
        }

        return all;
    }

    private void Edges(Step step, Figure.Scale scale, string name)
    {
        var unit = _trial.UnitOf(name);
        var least = LeastOf(unit);
        for (var i = 1; i < scale.Bands.Length; i++)
        {
            var edge = scale.Bands[i].Begins;
            var (before, after) = scale.Kind == ScaleKind.Linear ? (scale.Bands[i - 1].Begins, edge) : scale.Above ? (edge, edge + least) : (edge - least, edge);
            foreach (var situation in _situations)
            {
                var (low, high) = (Amount(name, before, unit, situation), Amount(name, after, unit, situation));
                if (high < low)
                {
                    Report("P408", scale.Bands[i].Place, name, unit, before, low, after, high);
                    return;
                }

                if (scale.Kind != ScaleKind.Linear && IsMuchMore(low, high, BaseAt(step, name, after)))
                {
                    Report("P407", scale.Bands[i].Place, name, unit, before, low, after, high);
                    return;
                }
            }
        }
    }

    private Rational LeastOf(Unit unit) => unit switch
    {
        Unit.Money => Rational.Of(1, System.Numerics.BigInteger.Pow(10, _programme.Currency.Decimals)),
        Unit.Percent => Rational.Of(1, 10_000),
        Unit.Count => 1,
        _ => Rational.Of(1, 100),
    };

    private Rational Amount(string name, Rational value, Unit unit, Situation situation) =>
        _trial.Of(_ordinary.SetItem(name, new Quantity(value, unit)), situation);

    private Rational? BaseAt(Step step, string name, Rational value) =>
        TrialAmount.BaseOf(step) is not { } of || _trial.UnitOf(of) != Unit.Money ? null : of == name ? value : _ordinary[of]?.Value;

    private static bool IsMuchMore(Rational low, Rational high, Rational? of) => low.Sign > 0 ? high > low * Double : of is { } b && high > b * Tenth;

    private void Report(string code, Place place, string name, Unit unit, Rational before, Rational low, Rational after, Rational high) =>
        _mistakes.Add(place, code, ("bonus", _bonus.Name), ("name", name), ("before", FigureText.Of(before, unit)), ("low", FigureText.Of(low, Unit.Money)),
            ("after", FigureText.Of(after, unit)), ("high", FigureText.Of(high, Unit.Money)));

    private void Levels()
    {
        if (_programme.Ladder is not { } ladder || !_bonus.Amount.Any(s => TrialAmount.Inside(RuleParts.FigureOf(s)).Any(f => f is Figure.Table { By: "level" })))
        {
            return;
        }

        foreach (var alike in _situations.GroupBy(s => (s.Day, string.Join('/', s.Words.Select(w => w.Value)))))
        {
            var amounts = alike.Where(s => s.Level is not null).OrderBy(s => ladder.RankOf(s.Level!)).Select(s => (s.Level, Amount: _trial.Of(_ordinary, s))).ToList();
            for (var i = 1; i < amounts.Count; i++)
            {
                if (amounts[i].Amount < amounts[i - 1].Amount)
                {
                    _mistakes.Add(_bonus.Place, "P607", ("name", _bonus.Name), ("higher", amounts[i].Level!), ("less", FigureText.Of(amounts[i].Amount, Unit.Money)),
                        ("lower", amounts[i - 1].Level!), ("more", FigureText.Of(amounts[i - 1].Amount, Unit.Money)));
                    return;
                }
            }
        }
    }
}
