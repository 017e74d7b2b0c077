using System.Collections.Concurrent;

namespace Palier.Web.Hosting;

/// <summary>What was read of the database and follows from nothing else than what is saved in it and the day: it holds until either is another.</summary>
/// <param name="saving">The last saving when it was begun.</param>
/// <param name="today">The day.</param>
public sealed class Kept(long saving, DateOnly today)
{
    private readonly ConcurrentDictionary<(string What, string Of), object?> _read = new();

    public long Saving => saving;

    public DateOnly Today => today;

    /// <summary>What was read before, or is read now. What cannot be read is not kept.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="of">What it is of, where there is more than one.</param>
    public T Of<T>(string what, Func<T> read, string of = "") =>
        (T)(_read.TryGetValue((what, of), out var kept) ? kept! : _read.GetOrAdd((what, of), read()!)!);
}
