using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Incentives;
using Palier.Core.Metrics;
using Palier.Core.Standing;
using Palier.Core.Values;
using Palier.Core.Wording;

namespace Palier.Core.Cases;

/// <summary>Runs test cases: what is given is given, everything else is computed.</summary>
public sealed class CaseRun
{
    private readonly Programme _programme;
    private readonly ImmutableArray<Programme> _others;
    private readonly CaseWorld _world;
    private readonly Evaluation<WithReasons> _evaluation;
    private readonly LedgerCases _ledger;
    private readonly RequestCases _requests;
    private readonly ImmutableArray<CaseFailure>.Builder _failures = ImmutableArray.CreateBuilder<CaseFailure>();

    private CaseRun(Programme programme, ImmutableArray<Programme> others, CaseWorld world, Action? step = null)
    {
        (_programme, _others, _world) = (programme, others, world);
        _evaluation = new Evaluation<WithReasons>(programme, world.Facts, others, world.Given, null, world.Everyone, standing: world.Standing);
        _ledger = new LedgerCases(programme, others, world, Fail, step);
        _requests = new RequestCases(programme, _evaluation, world, Fail);
    }

    /// <summary>Runs one case; a case that cannot be understood fails with its mistakes.</summary>
    /// <param name="test">The case.</param>
    /// <param name="programme">The programme it is about.</param>
    /// <param name="others">Other programmes and versions that it speaks of.</param>
    /// <param name="step">Called before each expectation and each day of the books; what it throws ends the run.</param>
    public static CaseResult Of(TestCase test, Programme programme, ImmutableArray<Programme> others, Action? step = null)
    {
        var mistakes = new Mistakes();
        var world = new WorldOfCase(programme, mistakes).Read(test.Given);
        if (mistakes.Any)
        {
            return new CaseResult(test, [.. mistakes.InOrder.Select(m => new CaseFailure(m.Place, "given", "", Words.English.Mistake(m), []))]);
        }

        var run = new CaseRun(programme, others, world, step);
        foreach (var expected in test.Expect)
        {
            step?.Invoke();
            run.One(expected);
        }

        return new CaseResult(test, run._failures.ToImmutable());
    }

    /// <summary>What a case gives and the books it keeps in memory, for whoever keeps them elsewhere; null where it cannot be understood.</summary>
    public static CaseBooks? BooksOf(TestCase test, Programme programme, ImmutableArray<Programme> others)
    {
        var mistakes = new Mistakes();
        var world = new WorldOfCase(programme, mistakes).Read(test.Given);
        var ledger = mistakes.Any || programme.Answers.Closes is null ? null : new CaseRun(programme, others, world)._ledger;
        return ledger is null ? null : new CaseBooks(world, ledger.LastDay, ledger.Books);
    }

    /// <summary>What a case gives, understood for a programme; null for a case that cannot be understood.</summary>
    public static CaseWorld? WorldOf(TestCase test, Programme programme)
    {
        var mistakes = new Mistakes();
        var world = new WorldOfCase(programme, mistakes).Read(test.Given);
        return mistakes.Any ? null : world;
    }

    private static string TextOf(Node node) => (node as Scalar)?.Text ?? "";

    private void Fail(Node place, string name, string expected, string got, ImmutableArray<Reason> lines) =>
        _failures.Add(new CaseFailure(place.Place, name, expected, got, lines));

    private void One(Entry expected)
    {
        var name = expected.Key.Text;
        switch (name)
        {
            case "level" or "level.since" or "level.at_risk" or "level.next_up" or "level.next_down" or "level.expected" or "level.frozen" or "level.ended":
                Standings(expected, name);
                break;
            case var _ when _programme.Holds.FirstOrDefault(h => h.Name == name) is { } hold:
                Held(expected, hold);
                break;
            case "level.reached":
                var standing = _evaluation.LevelOn(_world.Day);
                Same(expected, standing.Reached?.Name ?? "none", [.. standing.Levels.SelectMany(l => l.Lines)]);
                break;
            case "level.short_of":
                ShortOf(expected.Value);
                break;
            case "explanation":
                Explanation(expected);
                break;
            case "joins" or "joins.from" or "joins.missing" or "joins.complete_by" or "joins.again":
                var joins = _evaluation.Joins(new Application(_world.Day, _world.With ?? _programme.Membership?.Needs ?? []));
                Same(expected, StandingCases.Got(name, joins), joins.Lines);
                break;
            case var _ when name.StartsWith("promise.", StringComparison.Ordinal):
                Same(expected, StandingCases.Kept(name["promise.".Length..], _programme, _others), []);
                break;
            case "benefits":
                BenefitsAre(expected);
                break;
            case var _ when _ledger.Knows(name):
                _ledger.Check(expected);
                break;
            case "refused" or "granted":
                _requests.Check(expected);
                break;
            case var _ when name.EndsWith(".because", StringComparison.Ordinal):
                Because(expected, name[..^".because".Length]);
                break;
            default:
                Figure(expected, name);
                break;
        }
    }

    private void Held(Entry expected, Hold hold)
    {
        var (spans, why) = StandingCases.Spans(_evaluation, hold, _world.Period);
        Same(expected, spans, why);
    }

    // On one day, or on each day of a map.
    private void Standings(Entry expected, string name)
    {
        var days = expected.Value is MapNode map ? map.Entries : [new Entry(new Scalar(expected.Key.Place, "", false), expected.Value)];
        foreach (var entry in days)
        {
            var day = entry.Key.Text.Length == 0 ? _world.Day : CaseValues.Day(entry.Key.Text) ?? _world.Day;
            var standing = _evaluation.HeldOn(day);
            var got = name == "level" && _world.Given.Words.GetValueOrDefault("level") is { } given ? given : StandingCases.Got(name, standing)!;
            if (TextOf(entry.Value) != got)
            {
                Fail(entry.Value, entry.Key.Text.Length == 0 ? name : $"{name} on {entry.Key.Text}", TextOf(entry.Value), got, standing.Lines);
            }
        }
    }

    private void Same(Entry expected, string got, ImmutableArray<Reason> lines)
    {
        if (TextOf(expected.Value) != got)
        {
            Fail(expected.Value, expected.Key.Text, TextOf(expected.Value), got, lines);
        }
    }

    private (string Got, bool Holds, ImmutableArray<Reason> Lines) Compute(string name, string written) => Compute(name, written, _world.Period, _world.Day);

    private (string Got, bool Holds, ImmutableArray<Reason> Lines) Compute(string name, string written, Period period, DateOnly day)
    {
        if (_programme.FindBonus(name) is { } bonus)
        {
            var earning = _evaluation.Earned(bonus, period);
            var amount = new Quantity(earning.Earned.Value.Amount, Unit.Money);
            return (earning.Refused is null ? earning.Earned.Value.ToString() : "refused",
                earning.Refused is null ? CaseValues.IsWritten(written, amount) : written == "refused", earning.Earned.Lines);
        }

        var asking = new Asking { Day = day, Period = period, ValueOn = period.From, Level = _world.Given.Words.GetValueOrDefault("level") };
        var figure = _evaluation.Figure(name, asking);
        return (CaseValues.Shown(figure.Value), figure.Value is { } v ? CaseValues.IsWritten(written, v) : written == "none", figure.Lines);
    }

    private bool IsKnown(string name) => _programme.FindBonus(name) is not null || _programme.FindMetric(name) is not null || _programme.FindFact(name) is not null
        || (name.Split('.') is [var score, var part] && _programme.FindMetric(score)?.Verb is Verb.Score parts && parts.Parts.Any(p => p.Figure == part));

    private void Figure(Entry expected, string name)
    {
        if (!IsKnown(name))
        {
            var nearest = Nearest.To(name, _programme.Metrics.Select(m => m.Name).Concat(_programme.Bonuses.Select(b => b.Name)));
            Fail(expected.Key, name, TextOf(expected.Value), nearest is null ? "the programme has no such name" : $"the programme has no such name; the nearest is {nearest}", []);
            return;
        }

        if (expected.Value is MapNode overTime)
        {
            OverTime(overTime, name);
            return;
        }

        var (got, holds, lines) = Compute(name, TextOf(expected.Value));
        if (!holds)
        {
            Fail(expected.Value, name, TextOf(expected.Value), got, lines);
        }
    }

    // Values by period or by day.
    private void OverTime(MapNode map, string name)
    {
        foreach (var entry in map.Entries)
        {
            var period = Period.Find(entry.Key.Text) ?? _world.Period;
            var day = CaseValues.Day(entry.Key.Text) ?? period.LastDay;
            var (got, holds, lines) = Compute(name, TextOf(entry.Value), period, day);
            if (!holds)
            {
                Fail(entry.Value, $"{name}: {entry.Key.Text}", TextOf(entry.Value), got, lines);
            }
        }
    }

    private void Because(Entry expected, string name)
    {
        var lines = name == "level" ? _evaluation.HeldOn(_world.Day).Lines
            : name == "joins" ? _evaluation.Joins(new Application(_world.Day, _world.With ?? _programme.Membership?.Needs ?? [])).Lines
            : _programme.Holds.FirstOrDefault(h => h.Name == name) is { } hold ? StandingCases.Spans(_evaluation, hold, _world.Period).Lines
            : name == "level.reached" ? [.. _evaluation.LevelOn(_world.Day).Levels.SelectMany(l => l.Lines)] : Compute(name, "").Lines;
        var text = ExplanationText.Of(lines, Words.English, _programme);
        if (!text.Contains(TextOf(expected.Value), StringComparison.Ordinal))
        {
            Fail(expected.Value, expected.Key.Text, TextOf(expected.Value), text, lines);
        }
    }

    private void Explanation(Entry expected)
    {
        var all = _programme.Bonuses.Select(b => _evaluation.Earned(b, _world.Period)).Where(e => e.Earned.Value.Minor != 0 || _programme.Bonuses.Length == 1);
        var text = string.Concat(all.Select(e => ExplanationText.Of(e.Earned.Lines, Words.English, _programme)));
        if (text.TrimEnd() != TextOf(expected.Value).TrimEnd())
        {
            Fail(expected.Value, "explanation", TextOf(expected.Value), text, []);
        }
    }

    private void BenefitsAre(Entry expected)
    {
        var level = _world.Given.Words.GetValueOrDefault("level") ?? _evaluation.HeldOn(_world.Day).Level?.Name ?? "";
        var got = string.Join(", ", Benefits.Entitlements.Of(_programme, level).Select(e => e.Benefit.Name));
        var wanted = expected.Value is ListNode list ? string.Join(", ", list.Items.Select(TextOf)) : TextOf(expected.Value);
        if (got != wanted)
        {
            Fail(expected.Value, "benefits", wanted, got, []);
        }
    }

    private void ShortOf(Node node)
    {
        var levels = _evaluation.LevelOn(_world.Day).Levels;
        foreach (var level in (node as MapNode)?.Entries ?? [])
        {
            var check = levels.FirstOrDefault(l => l.Level.Name == level.Key.Text);
            var wanted = (level.Value as MapNode)?.Entries ?? [];
            foreach (var entry in wanted)
            {
                var missing = check?.Missing.FirstOrDefault(m => m.Name == entry.Key.Text);
                var got = missing is null ? "nothing" : missing.Gap is { } gap ? CaseValues.Shown(gap) : missing.Word == "met" ? "not met" : missing.Word ?? "";
                var text = TextOf(entry.Value);
                if (missing is null || (missing.Gap is { } g ? !CaseValues.IsWritten(text, g) : got != text))
                {
                    Fail(entry.Value, $"{level.Key.Text}: {entry.Key.Text}", text, got, check?.Lines ?? []);
                }
            }

            foreach (var more in (check?.Missing ?? []).Where(m => wanted.All(w => w.Key.Text != m.Name)))
            {
                Fail(level.Value, $"{level.Key.Text}: {more.Name}", "nothing missing", CaseValues.Shown(more.Gap), check!.Lines);
            }
        }
    }
}
