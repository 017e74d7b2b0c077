using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Standing;

/// <summary>
/// For every level of a ladder, how long it has been met or missed at the reviews of one clock without a break. A level is
/// gained when it was met, and lost when it was missed, for as long as the clock asks; so a partner that was below gold
/// twice and below silver once goes down to silver.
/// </summary>
internal sealed class Steps(Func<WorkingDays> calendar)
{
    private int[] _reviews = [];
    private DateOnly[] _since = [];

    public void Clear(int levels) => (_reviews, _since) = (new int[levels], new DateOnly[levels]);

    /// <summary>Counts a review.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="found">Whether it found what is counted, by the place of the level.</param>
    public void Count(DateOnly day, Func<int, bool> found)
    {
        for (var i = 0; i < _reviews.Length; i++)
        {
            if (!found(i))
            {
                _reviews[i] = 0;
                continue;
            }

            _since[i] = _reviews[i] == 0 ? day : _since[i];
            _reviews[i]++;
        }
    }

    /// <summary>Begins anew for levels: what was lost is missed again only once it is held again, and what was gained is met again only once it was lost.</summary>
    public void Forget(Func<int, bool> levels)
    {
        for (var i = 0; i < _reviews.Length; i++)
        {
            _reviews[i] = levels(i) ? 0 : _reviews[i];
        }
    }

    public int Reviews(int level) => _reviews[level];

    public bool IsEnough(int level, DateOnly day, Clock clock) => _reviews[level] > 0 && clock.After switch
    {
        null => true,
        Sustained.InARow row => _reviews[level] >= row.Reviews,
        Sustained.For length => length.Length.After(_since[level], calendar()) <= day,
        _ => throw new InvalidOperationException("unknown length of time"),
    };

    /// <summary>The review at which it will have been so for long enough, if it stays so.</summary>
    public DateOnly EnoughOn(int level, DateOnly day, Clock clock)
    {
        var next = day;
        switch (clock.After)
        {
            case Sustained.InARow row:
                for (var left = Math.Max(1, row.Reviews - _reviews[level]); left > 0; left--)
                {
                    next = clock.Every.After(next);
                }

                return next;
            case Sustained.For length:
                var least = length.Length.After(_since[level], calendar());
                while (next < least)
                {
                    next = clock.Every.After(next);
                }

                return next == day ? clock.Every.After(day) : next;
            default:
                return clock.Every.After(day);
        }
    }
}
