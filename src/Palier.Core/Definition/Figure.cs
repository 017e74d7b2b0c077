using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>A figure of the text, in one of the five ways to write it.</summary>
public abstract record Figure(Place Place)
{
    /// <summary>A number as written; <see cref="Unit"/> is percent where the sign stands, else a plain number.</summary>
    public sealed record Plain(Place Place, Rational Value, Unit Unit) : Figure(Place);

    /// <summary>A figure that changes on given days.</summary>
    public sealed record History(Place Place, Dated<Figure> Entries) : Figure(Place);

    /// <summary>A figure looked up by a word: the level, a field of the partner or of the sale.</summary>
    public sealed record Table(Place Place, string By, ImmutableArray<(string Key, Figure Value)> Rows, Figure? Other) : Figure(Place);

    /// <summary>A figure looked up by a figure, in bands.</summary>
    public sealed record Scale(Place Place, string? By, ScaleKind Kind, bool Above, ImmutableArray<Band> Bands) : Figure(Place);

    /// <summary>A figure defined elsewhere in the text.</summary>
    public sealed record Named(Place Place, string Name) : Figure(Place);
}

/// <summary>Where a band begins and what holds in it.</summary>
public sealed record Band(Place Place, Rational Begins, Figure Value);

/// <summary>How a scale of rates pays.</summary>
public enum ScaleKind
{
    /// <summary>Each band on its own part.</summary>
    Stepped = 0,

    /// <summary>The reached rate on everything.</summary>
    Slab = 1,

    /// <summary>Every band reached, on all the volume up to its end.</summary>
    Rolling = 2,

    /// <summary>Every band reached, on everything.</summary>
    Total = 3,

    /// <summary>Straight between the points, level after the last.</summary>
    Linear = 4,
}

/// <summary>A test of a figure, a word, a day or a standing.</summary>
public abstract record Test(Place Place)
{
    public sealed record Limit(Place Place, Comparison How, Figure Value) : Test(Place);

    /// <summary>The level is at least, or in other ways compared with, a level of a ladder.</summary>
    public sealed record LevelLimit(Place Place, Comparison How, string Level) : Test(Place);

    /// <summary>The word is one of these, or none of them; names of lists stand for their words.</summary>
    public sealed record OneOf(Place Place, ImmutableArray<string> Words, bool Not) : Test(Place);

    public sealed record Met(Place Place, bool IsMet) : Test(Place);

    /// <summary>Another programme's standing is held at all, or not.</summary>
    public sealed record Held(Place Place, bool IsHeld) : Test(Place);

    /// <summary>The day lies inside a window.</summary>
    public sealed record Within(Place Place, Window Window) : Test(Place);

    /// <summary>The day is on or after a day, or before it.</summary>
    public sealed record DayLimit(Place Place, bool Before, DateOnly Day) : Test(Place);

    /// <summary>The rank is among the first so many, or among the first so much of all who are ranked.</summary>
    public sealed record Top(Place Place, Rational Of, bool IsShare) : Test(Place);

    /// <summary>Each part of a score passes the test, beside what the whole must.</summary>
    public sealed record EveryPart(Place Place, Test Whole, Test Part) : Test(Place);

    /// <summary>The test must hold at a moment other than the day of what asks.</summary>
    public sealed record At(Place Place, Test Inner, When When) : Test(Place);

    /// <summary>Not asked for the time being.</summary>
    public sealed record SetAside(Place Place) : Test(Place);

    /// <summary>A test that changes on given days.</summary>
    public sealed record History(Place Place, Dated<Test> Entries) : Test(Place);
}

public enum Comparison
{
    AtLeast = 0,
    Above = 1,
    AtMost = 2,
    Below = 3,
}

/// <summary>What must hold: tests joined by all of, any of, so many of.</summary>
public abstract record Condition
{
    public sealed record Always : Condition;

    public sealed record Never : Condition;

    public sealed record Tested(Place Place, string Name, Test Test) : Condition;

    public sealed record All(ImmutableArray<Condition> Of) : Condition;

    /// <summary>At least so many of the parts; one for <c>any</c>.</summary>
    public sealed record SomeOf(Place Place, int AtLeast, ImmutableArray<Condition> Of) : Condition;

    /// <summary>A condition with a name: a path, a heading.</summary>
    public sealed record Group(Place Place, string Name, LocalText Title, Condition Inside) : Condition;
}
