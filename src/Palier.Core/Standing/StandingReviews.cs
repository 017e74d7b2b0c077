using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <content>What one review decides.</content>
public sealed partial class StandingHistory
{
    private void Review(Programme version, Ladder ladder, DateOnly day)
    {
        var up = ladder.Up?.Every.OnOrBefore(day) == day ? ladder.Up : null;
        var down = ladder.Down?.Every.OnOrBefore(day) == day ? ladder.Down : null;
        if (up is null && down is null)
        {
            return;
        }

        var reached = ReachedOn(version, day);
        var rank = reached is null ? -1 : ladder.RankOf(reached);
        _review = (day, reached);
        if (down is not null)
        {
            _missed.Count(day, level => level <= _decided && rank < level);
        }

        if (up is not null)
        {
            _met.Count(day, level => level > _decided && rank >= level);
        }

        if (rank > _decided && up is not null)
        {
            Up(version, up, day, rank);
        }
        else if (rank < _decided && down is not null)
        {
            Down(down, day, rank);
        }
        else if (rank >= _decided)
        {
            _atRisk = null;
            _notes.Clear();
        }
    }

    private string? ReachedOn(Programme version, DateOnly day) =>
        _given?.Reached is { } given ? (given.On(day) is { } entry ? entry.Value : LevelAt(_decided)) : _reviewing.For(version, KnownOn(day)).Reached(day, LevelAt(_decided)).Reached?.Name;

    private void Up(Programme version, Clock clock, DateOnly day, int reached)
    {
        var target = reached;
        while (target > _decided && !_met.IsEnough(target, day, clock))
        {
            target--;
        }

        if (target == _decided)
        {
            Note(day, "standing_sustained", ("level", Named(LevelAt(_decided + 1))), ("count", new Arg.Number(_met.Reviews(_decided + 1))),
                ("day", new Arg.Day(_met.EnoughOn(_decided + 1, day, clock))));
            return;
        }

        if (Locked(clock, _decided, day) is { } locked)
        {
            Note(day, "standing_not_up_before", ("level", Named(LevelAt(target))), ("day", new Arg.Day(locked)));
            return;
        }

        var holds = Holding.ActiveOn(version, _reviewing.For(version, KnownOn(day)), _facts.Releases, Begins, day).Where(h => h.Hold.StopsThe("up")).ToImmutableArray();
        if (!holds.IsEmpty)
        {
            Note(day, "standing_frozen", ("level", Named(LevelAt(target))), ("since", new Arg.Day(holds[0].Since)), ("because", new Arg.Text(holds[0].Hold.Because.Texts)));
            return;
        }

        Move(clock, day, reached, clock.AtMost is { } steps ? Math.Min(target, _decided + steps) : target, target, "standing_up");
    }

    private void Down(Clock clock, DateOnly day, int reached)
    {
        var (target, held) = (_decided, _decided);
        while (target > reached && _missed.IsEnough(target, day, clock) && Locked(clock, target, day) is null)
        {
            target--;
        }

        if (target < held)
        {
            Move(clock, day, reached, clock.AtMost is { } steps ? Math.Max(target, held - steps) : target, target, "standing_down");
            return;
        }

        var missed = _missed.Reviews(held);
        _atRisk = new AtRisk(LevelAt(held)!, missed, (clock.After as Sustained.InARow)?.Reviews, _missed.EnoughOn(held, day, clock));
        if (_missed.IsEnough(held, day, clock) && Locked(clock, held, day) is { } locked)
        {
            _atRisk = _atRisk with { On = clock.Every.OnOrBefore(locked) == locked ? locked : clock.Every.After(locked) };
            Note(day, "standing_locked", ("level", Named(LevelAt(held))), ("day", new Arg.Day(locked)), ("reached", Named(LevelAt(reached))));
        }
        else if (clock.After is Sustained.InARow row)
        {
            Note(day, "standing_missed", ("level", Named(LevelAt(held))), ("ordinal", new Arg.Phrase($"ordinal_{missed}")), ("of", new Arg.Number(row.Reviews)),
                ("risk", new Arg.Day(_atRisk.On)), ("reached", Named(LevelAt(reached))));
        }
        else
        {
            Note(day, "standing_grace", ("level", Named(LevelAt(held))), ("risk", new Arg.Day(_atRisk.On)), ("reached", Named(LevelAt(reached))));
        }
    }

    // The day before which a level is locked in, where that has not come.
    private DateOnly? Locked(Clock clock, int level, DateOnly day)
    {
        DateOnly? until = clock.NotBefore switch
        {
            NotBefore.OnDay on => on.Day,
            NotBefore.AfterReaching after when level >= 0 && _heldSince[level] is { } since => after.Length.After(since, CalendarNow),
            _ => null,
        };
        return day < until ? until : null;
    }

    private void Move(Clock clock, DateOnly day, int reached, int to, int wanted, string kind)
    {
        var (from, before) = (Effective(clock, day), LevelAt(_decided));
        _decided = to;
        Held(from, to);
        _missed.Forget(level => level > to);
        _met.Forget(level => level <= to);
        Change(day, from, !WithLines ? Unsaid : Reason.Of(to == wanted ? kind : "standing_one_step", _version?.Ladder?.Ref, Named(LevelAt(to)),
            ("reached", Named(LevelAt(reached))), ("level", Named(LevelAt(to))), ("before", Named(before)), ("day", new Arg.Day(day)), ("from", new Arg.Day(from))));
    }

    private void Note(DateOnly day, string kind, params ReadOnlySpan<(string, Arg)> with)
    {
        if (WithLines)
        {
            _notes.Add(new ReviewNote(day, Reason.Of(kind, _version?.Ladder?.Ref, null, [("review", new Arg.Day(day)), .. with])));
        }
    }
}
