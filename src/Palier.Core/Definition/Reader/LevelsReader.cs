using System.Globalization;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the ladder and the two clocks by which levels are gained and lost.</summary>
internal sealed class LevelsReader(Symbols symbols, Mistakes mistakes)
{
    private const string InARow = " reviews in a row";

    private readonly ConditionReader _conditions = new(symbols, mistakes);
    private readonly WhenText _times = symbols.Times(mistakes);

    public Ladder? Read(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Levels, mistakes) is not { } keys)
        {
            return null;
        }

        if (keys["down"] is null)
        {
            mistakes.Add(keys.Place, "P324");
        }

        var (up, down) = (ClockOf(keys["up"]), keys["down"] is Scalar { Text: "never" } ? null : ClockOf(keys["down"]));
        if (keys["ladder"] is not MapNode { Entries.Length: > 0 } ladder)
        {
            if (keys["ladder"] is { } wrong)
            {
                Scalars.Wrong(wrong, "a map of levels, lowest first", mistakes);
            }

            return null;
        }

        var reference = RefOf(keys["ref"]);
        return new Ladder(ladder.Place, reference, [.. ladder.Entries.Select((e, i) => LevelOf(e, i == 0, reference)).OfType<Level>()])
        {
            Up = up,
            Down = down,
            Override = OverrideOf(keys["override"]),
        };
    }

    private string? RefOf(Node? node) => Scalars.Text(node, "a clause like §2.3", mistakes);

    private Level? LevelOf(Entry entry, bool lowest, string? reference)
    {
        var map = entry.Value as MapNode;
        var condition = _conditions.Read(entry.Value, Vocabulary.BesideTests);
        if (condition is Condition.All { Of.IsEmpty: true })
        {
            if (!lowest && map!.Entries.All(e => Vocabulary.BesideTests.Contains(e.Key.Text)))
            {
                mistakes.Add(entry.Value.Place, "P502", ("level", entry.Key.Text));
            }

            condition = new Condition.Always();
        }

        var title = Scalars.Local(map?["title"], mistakes) ?? LocalText.OfName(entry.Key.Text);
        return condition is null ? null : new Level(entry.Key.Text, entry.Key.Place, title, RefOf(map?["ref"]) ?? reference, condition);
    }

    private Clock? ClockOf(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Clock, mistakes) is not { } keys
            || _times.Reviews(keys["every"]) is not { } every || StartsOf(keys["starts"]) is not { } starts)
        {
            return null;
        }

        return new Clock(node!.Place, every, starts)
        {
            After = SustainedOf(keys["after"]),
            AtMost = StepsOf(keys["at_most"]),
            NotBefore = NotBeforeOf(keys["not_before"]),
        };
    }

    // A change never reaches back before its review: what was decided in between stands.
    private When? StartsOf(Node? node)
    {
        if (node is not null && _times.Start(node) is When.FirstDay { Next: false })
        {
            Scalars.Wrong(node, "at once, the day after, or first day of next month", mistakes);
            return null;
        }

        return node is null ? null : _times.Start(node);
    }

    private Sustained? SustainedOf(Node? node)
    {
        if (node is Scalar { Text: var text } && text.EndsWith(InARow, StringComparison.Ordinal))
        {
            if (int.TryParse(text[..^InARow.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 2 and <= 12)
            {
                return new Sustained.InARow(count);
            }

            Scalars.Wrong(node, "2 to 12 reviews in a row", mistakes);
            return null;
        }

        if (node is Scalar { Text: var length } && WhenText.Length(length) is { } found)
        {
            return new Sustained.For(found);
        }

        if (node is not null)
        {
            Scalars.Wrong(node, "2 reviews in a row, or a length like 6 months", mistakes);
        }

        return null;
    }

    private int? StepsOf(Node? node)
    {
        if (Scalars.Text(node, "1 step", mistakes) is not { } text)
        {
            return null;
        }

        if (text.Split(' ') is [var n, "step" or "steps"] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps >= 1)
        {
            return steps;
        }

        Scalars.Wrong(node!, "1 step", mistakes);
        return null;
    }

    private NotBefore? NotBeforeOf(Node? node)
    {
        if (Scalars.Text(node, "12 months after reaching, or a day", mistakes) is not { } text)
        {
            return null;
        }

        if (Scalars.Date(text) is { } day)
        {
            return new NotBefore.OnDay(day);
        }

        if (_times.Moment(node) is not { } moment)
        {
            return null;
        }

        if (moment is When.Offset { Before: false, Of: When.Happening { Name: "reaching" } } offset)
        {
            return new NotBefore.AfterReaching(offset.Length);
        }

        Scalars.Wrong(node!, "12 months after reaching, or a day", mistakes);
        return null;
    }

    private OverrideRule? OverrideOf(Node? node) =>
        Keys.Of(node, Vocabulary.Override, mistakes) is { } keys && _times.Duration(keys["lasts"]) is { } lasts
            ? new OverrideRule(node!.Place, Scalars.Text(keys["by"], "a role", mistakes) ?? "", lasts)
            : null;
}
