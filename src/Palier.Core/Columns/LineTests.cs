using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Columns;

/// <summary>Tests that lines pass or fail whoever asks; equal where they test the same, whichever figure they stand in.</summary>
/// <param name="Programme">The version whose lists they mean.</param>
/// <param name="All">The tests; figures in them are plain.</param>
internal readonly record struct LineTests(Programme Programme, ImmutableArray<FieldTest> All)
{
    public bool Equals(LineTests other)
    {
        if (All.Length != other.All.Length)
        {
            return false;
        }

        var isSameText = ReferenceEquals(Programme, other.Programme);
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].Field != other.All[i].Field || !IsSame(All[i].Test, other.All[i].Test) || (!isSameText && (MeansMore(All[i], Programme) || MeansMore(All[i], other.Programme))))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode() => HashCode.Combine(All.Length, All.IsEmpty ? null : All[0].Field);

    /// <summary>The tests that the words of its combination decide for every line, and those that each line decides for itself.</summary>
    public (LineTests OfWords, LineTests OfLines) Apart(Combinations combinations)
    {
        var (programme, all) = (Programme, All);
        return (this with { All = [.. all.Where(t => IsOfTheWords(t, programme, combinations))] }, this with { All = [.. all.Where(t => !IsOfTheWords(t, programme, combinations))] });
    }

    /// <summary>Tests whose outcome is the line's alone: not those with a window or a figure of whoever asks.</summary>
    public static bool AreOfTheLine(ImmutableArray<FieldTest> where) => where.All(w => IsOfTheLine(w.Test));

    /// <summary>Whether the words of its combination decide a test for every line.</summary>
    private static bool IsOfTheWords(FieldTest test, Programme programme, Combinations combinations) =>
        (test.Field == "marks" || combinations.Fields.Contains(test.Field))
        && test.Test switch
        {
            Test.OneOf one => one.Words.All(w => !programme.Lists.TryGetValue(w, out var list) || (list.Passing.IsEmpty && list.Words.Entries is [var only] && only.From == DateOnly.MinValue)),
            Test.SetAside => true,
            _ => false,
        };

    private static bool IsOfTheLine(Test test) => test switch
    {
        Test.Within => false,
        Test.Limit { Value: not Figure.Plain } => false,
        Test.History history => history.Entries.Entries.All(e => IsOfTheLine(e.Value)),
        _ => true,
    };

    // Words mean the same in every text unless one of them is the name of a list there, and numbers unless the text declares the field.
    private static bool MeansMore(FieldTest test, Programme programme) => test.Test switch
    {
        Test.OneOf one => one.Words.Any(programme.Lists.ContainsKey),
        Test.Limit => !SalesColumns.IsSame(test.Field),
        Test.DayLimit or Test.SetAside => false,
        _ => true,
    };

    private static bool IsSame(Test one, Test other) => (one, other) switch
    {
        (Test.OneOf a, Test.OneOf b) => a.Not == b.Not && a.Words.SequenceEqual(b.Words),
        (Test.Limit { Value: Figure.Plain x } a, Test.Limit { Value: Figure.Plain y } b) => a.How == b.How && x.Value == y.Value,
        (Test.DayLimit a, Test.DayLimit b) => a.Before == b.Before && a.Day == b.Day,
        (Test.SetAside, Test.SetAside) => true,
        _ => ReferenceEquals(one, other),
    };
}
