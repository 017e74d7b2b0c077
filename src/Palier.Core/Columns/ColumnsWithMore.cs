using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Metrics;

namespace Palier.Core.Columns;

/// <summary>
/// The columns of partners that have a few lines more than before: what was laid out is copied, and the new lines are put where they belong.
/// The old lines are objects that lie scattered, so they are not looked at, but for one that names the same thing as a new line, and for
/// whether one corrects another where that says on which day it counts.
/// </summary>
internal sealed class ColumnsWithMore : ILineSource
{
    private readonly ImmutableArray<PartnerWithMore> _all;
    private readonly ImmutableArray<SalesColumns> _before;
    private readonly SalesColumns _more;
    private readonly ImmutableArray<SalesColumns> _from;
    private readonly int[] _slices;

    private ColumnsWithMore(ImmutableArray<PartnerWithMore> all, SalesColumns more)
    {
        (_all, _more, _slices) = (all, more, new int[all.Length + 1]);
        _before = [.. all.Select(p => p.Before).Distinct()];
        _from = [.. _before, more];
        for (var i = 0; i < all.Length; i++)
        {
            _slices[i + 1] = _slices[i] + all[i].Count + all[i].New.Length;
        }
    }

    /// <summary>The columns of those whose new lines can be put among the old ones, in the order given; null where there are none, or columns cannot be had of what is laid out.</summary>
    /// <param name="everyone">What was laid out before.</param>
    /// <param name="programme">A version that reads lines so.</param>
    /// <param name="touched">The partners that have more lines.</param>
    /// <param name="taken">Whose those are; all others are to be laid out anew.</param>
    public static SalesColumns? Of(SalesColumns everyone, Programme programme, IReadOnlyList<Touched> touched, out IReadOnlyList<Touched> taken)
    {
        var found = new PartnerWithMore?[touched.Count];
        Parallel.For(0, found.Length, i => found[i] = PartnerWithMore.Of(everyone, programme, touched[i]));
        taken = [.. touched.Where((_, i) => found[i] is not null)];
        ImmutableArray<PartnerWithMore> all = [.. found.OfType<PartnerWithMore>()];
        var wanted = everyone.LaidOut;
        if (all.IsEmpty || all.Select(p => p.Before).Distinct().Any(b => !b.Has(wanted, programme)))
        {
            taken = [];
            return null;
        }

        var of = new ColumnsWithMore(all, ColumnsOfFacts.Of(programme, everyone.Reading, [.. all.Select(p => p.OnlyNew)], wanted));
        if (of.Words(everyone.Combinations, out var combinations) is not { } words)
        {
            taken = [];
            return null;
        }

        var oneByOne = new bool[all.Length];
        return new SalesColumns(
            everyone.Reading, of._slices, of.Among(c => c.Days), of.Among(c => c.Known), words, combinations,
            wanted.Summed.ToDictionary(f => f, f => (ReadOnlyMemory<long>)of.Amounts(f, programme, oneByOne), StringComparer.Ordinal),
            wanted.Told.ToDictionary(f => f, of.Things, StringComparer.Ordinal), oneByOne, of);
    }

    public long[] Amounts(string field, Programme programme, bool[] oneByOne)
    {
        var amounts = Among(c => c.Amounts(field, programme) ?? throw new InvalidOperationException($"the amounts of {field} are not at hand"));
        Mark(oneByOne);
        Parallel.For(0, _all.Length, i =>
        {
            Int128 all = 0;
            foreach (var amount in amounts.AsSpan(_slices[i].._slices[i + 1]))
            {
                all += Int128.Abs(amount);
            }

            oneByOne[i] |= all > long.MaxValue;
        });
        return amounts;
    }

    public ThingCodes Things(string field)
    {
        ThingCodes Of(SalesColumns columns) => columns.Things(field) ?? throw new InvalidOperationException($"the things of {field} are not at hand");
        var (before, fresh, more) = (_before.ToDictionary(b => b, Of), new List<string>[_all.Length], new int[_more.Lines]);
        Parallel.For(0, _all.Length, i => fresh[i] = _all[i].Things(field, before[_all[i].Before], more.AsSpan(_more.FirstOf(i), _all[i].New.Length)));
        return new ThingCodes(Among(c => c == _more ? more : before[c].Codes), [.. _all.Select((p, i) => before[p.Before].Counts[p.Place] + fresh[i].Count)])
        {
            Tags = new ThingTags(_all.Select((p, i) => (ReadOnlyMemory<ushort>)(ushort[])[.. before[p.Before].Tags!.Of(p.Place), .. fresh[i].Select(ThingTags.Of)])),
        };
    }

    public string? Thing(string field, int partner, int line)
    {
        var run = Runs(partner).First(r => r.Into - _slices[partner] is var into && line >= into && line < into + r.Count);
        var at = run.First + line - (run.Into - _slices[partner]);
        return run.From == _more ? _more.ThingAt(field, partner, at - _more.FirstOf(partner)) : run.From.ThingAt(field, _all[partner].Place, at - _all[partner].First);
    }

    public ulong[] Passing(LineTests tests, bool[] oneByOne)
    {
        ulong[] Of(SalesColumns columns) => columns.Passing(tests) ?? throw new InvalidOperationException("lines cannot be tested");
        var (passing, all) = (_from.ToDictionary(c => c, Of), new ulong[(_slices[^1] + 63) / 64]);
        foreach (var run in Enumerable.Range(0, _all.Length).SelectMany(Runs))
        {
            var bits = passing[run.From];
            for (var (line, into) = (run.First, run.Into); line < run.First + run.Count; line++, into++)
            {
                all[into >> 6] |= (bits[line >> 6] >> line & 1) << into;
            }
        }

        Mark(oneByOne);
        return all;
    }

    private void Mark(bool[] oneByOne)
    {
        for (var i = 0; i < _all.Length; i++)
        {
            oneByOne[i] |= _all[i].Before.IsOneByOne(_all[i].Place) || _more.IsOneByOne(i);
        }
    }

    // Null where there are more combinations than columns tell apart.
    private ushort[]? Words(Combinations known, out Combinations all)
    {
        // So many words came at once that those of the new lines were not all told apart.
        if (!_more.Combinations.Fields.IsSupersetOf(known.Fields))
        {
            all = known;
            return null;
        }

        ImmutableArray<SalesColumns> others = [.. _before.Where(b => !ReferenceEquals(b.Combinations, known))];
        List<SalesColumns> numbered = [_more, .. others];
        if (known.Numbered([.. numbered.SelectMany(n => n.Combinations.Lines)], out all) is not { } numbers)
        {
            return null;
        }

        var (numberOf, at) = (new Dictionary<SalesColumns, ReadOnlyMemory<ushort>>(), 0);
        foreach (var columns in numbered)
        {
            numberOf[columns] = numbers.AsMemory(at, columns.Combinations.Lines.Length);
            at += columns.Combinations.Lines.Length;
        }

        return Among(c => numberOf.TryGetValue(c, out var own) ? Array.ConvertAll(c.Words.ToArray(), w => own.Span[w]) : c.Words);
    }

    // A column of the old lines with the new ones among them.
    private T[] Among<T>(Func<SalesColumns, ReadOnlyMemory<T>> column)
    {
        var (of, all) = (_from.ToDictionary(c => c, column), GC.AllocateUninitializedArray<T>(_slices[^1]));
        Parallel.For(0, _all.Length, i =>
        {
            foreach (var run in Runs(i))
            {
                of[run.From].Span.Slice(run.First, run.Count).CopyTo(all.AsSpan(run.Into));
            }
        });
        return all;
    }

    // From where the lines of a partner come, one after the other: old ones, a new one, old ones.
    private IEnumerable<(SalesColumns From, int First, int Count, int Into)> Runs(int i)
    {
        var (partner, into, done) = (_all[i], _slices[i], 0);
        for (var j = 0; j < partner.New.Length; j++)
        {
            var until = partner.At[j];
            yield return (partner.Before, partner.First + done, until - done, into + done + j);
            yield return (_more, _more.FirstOf(i) + j, 1, into + until + j);
            done = until;
        }

        yield return (partner.Before, partner.First + done, partner.Count - done, into + done + partner.New.Length);
    }
}

/// <summary>A partner that has more lines than before.</summary>
internal sealed class PartnerWithMore
{
    // Each new line is looked for among all things of its partner: where there are many, laying everything out anew is quicker.
    private const int MostNew = 256;

    private readonly Touched _touched;

    private PartnerWithMore(Touched touched, SalesColumns before, int place, Programme programme)
    {
        (_touched, Before, Place) = (touched, before, place);
        (First, Count) = (before.FirstOf(place), before.FirstOf(place + 1) - before.FirstOf(place));
        OnlyNew = touched.Facts with { Sales = touched.New!.Value };
        New = new SalesByDay(OnlyNew.Sales, programme.Answers).All(before.Reading.CountsOn);
        At = [.. New.Select(n => before.FirstFrom(place, (SalesColumns.DayOf(n.Day) ?? 0) + 1) - First)];
    }

    /// <summary>The columns that its lines were in.</summary>
    public SalesColumns Before { get; }

    /// <summary>Its number there.</summary>
    public int Place { get; }

    /// <summary>Where its lines begin there.</summary>
    public int First { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Its new lines that count, in the order of their day.</summary>
    public ImmutableArray<Found> New { get; }

    /// <summary>For each of them how many old ones come before it. Those of its own day do: nothing asks in which order the lines of a day come.</summary>
    public int[] At { get; }

    /// <summary>What is known of it with the new lines alone.</summary>
    public PartnerFacts OnlyNew { get; }

    /// <summary>Null where new lines may say something else about old ones, or columns do not hold all of its lines.</summary>
    public static PartnerWithMore? Of(SalesColumns everyone, Programme programme, Touched touched)
    {
        var (layer, place) = everyone.At(touched.Number);
        var (before, reading) = (everyone.Layer(layer), everyone.Reading);
        var isPlacedByOthers = reading.CountsOn == DayOf.PaidOn || reading.Returns == Returns.InThePeriodOfTheSale;
        return touched.New is not { Length: <= MostNew } || before.IsOneByOne(place) || !before.Combinations.Fields.IsSupersetOf(everyone.Combinations.Fields)
            || (isPlacedByOthers && touched.Facts.Sales.Any(s => s.Corrects is not null))
            || new PartnerWithMore(touched, before, place, programme) is not { HasDays: true } partner ? null : partner;
    }

    /// <summary>Gives the things that its new lines name their numbers.</summary>
    /// <param name="field">What names them.</param>
    /// <param name="things">Those of the old lines.</param>
    /// <param name="codes">Takes the numbers.</param>
    /// <returns>Things that no old line names, in the order of their numbers.</returns>
    public List<string> Things(string field, ThingCodes things, Span<int> codes)
    {
        var (word, fresh) = (ColumnsOfFacts.Word(field, _touched.Facts), new List<string>());
        for (var i = 0; i < codes.Length; i++)
        {
            if (word(New[i].Fact) is not { } thing)
            {
                codes[i] = -1;
            }
            else if (Old(field, things, thing) is { } old)
            {
                codes[i] = old;
            }
            else if (fresh.IndexOf(thing) is >= 0 and var known)
            {
                codes[i] = things.Counts[Place] + known;
            }
            else
            {
                codes[i] = things.Counts[Place] + fresh.Count;
                fresh.Add(thing);
            }
        }

        return fresh;
    }

    private bool HasDays => New.All(n => SalesColumns.DayOf(n.Day) is not null);

    // Few things have the tag of another: what a line that names one says is looked at only where the tag is the same.
    private int? Old(string field, ThingCodes things, string thing)
    {
        var tag = ThingTags.Of(thing);
        var tags = things.Tags!.Of(Place);
        var codes = things.Codes.Span.Slice(First, Count);
        for (var (code, next) = (-1, 0); (next = tags[(code + 1)..].IndexOf(tag)) >= 0;)
        {
            code += next + 1;
            if (codes.IndexOf(code) is >= 0 and var line && Before.ThingAt(field, Place, line) == thing)
            {
                return code;
            }
        }

        return null;
    }
}
