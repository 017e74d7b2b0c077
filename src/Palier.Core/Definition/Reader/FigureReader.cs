using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads a figure in any of its five ways, and checks that its unit fits the place it stands in.</summary>
/// <param name="thing">The kind of fact that the rule runs for, whose fields figures may be looked up by; or null.</param>
internal sealed class FigureReader(Symbols symbols, Mistakes mistakes, string? thing = null)
{
    /// <summary>The levels that a table by level must cover; all of them when left out.</summary>
    public ForLevels? Levels { get; init; }

    /// <param name="node">The value.</param>
    /// <param name="unit">What the place wants: a percentage needs its sign, everything else must not have it.</param>
    /// <param name="of">The base of the step it stands in, which a scale without <c>by</c> is looked up by.</param>
    public Figure? Read(Node? node, Unit unit, string? of = null) => node switch
    {
        null => null,
        Scalar scalar => Single(scalar, unit),
        MapNode map when map["kind"] is not null || map["from"] is not null || map["above"] is not null => Scale(map, unit, of),
        MapNode { Entries.Length: > 0 } map when Scalars.Date(map.Entries[0].Key.Text) is not null => History(map, unit, of),
        MapNode map => Table(map, unit, of),
        _ => Refuse(node, unit),
    };

    private static string Expected(Unit unit) => unit switch
    {
        Unit.Percent => "a percentage like 2.5%",
        Unit.Money => "an amount like 250_000",
        Unit.Count => "a count like 8",
        _ => "a figure like 1.25",
    };

    private Figure? Refuse(Node node, Unit unit)
    {
        Scalars.Wrong(node, Expected(unit), mistakes);
        return null;
    }

    private Figure? Single(Scalar scalar, Unit unit)
    {
        if (Scalars.Quantity(scalar.Text) is { } quantity)
        {
            return Fits(scalar, quantity.Unit, unit) ? new Figure.Plain(scalar.Place, quantity.Value, unit) : null;
        }

        if (!Scalars.IsName(scalar.Text) && (thing is null || symbols.Find(scalar.Text, thing) is null))
        {
            return Refuse(scalar, unit);
        }

        if (symbols.Find(scalar.Text, thing) is not { } subject)
        {
            var nearest = Nearest.To(scalar.Text, symbols.Names);
            mistakes.Add(scalar.Place, nearest is null ? "P201" : "P201n", ("name", scalar.Text), ("nearest", nearest ?? ""));
            return null;
        }

        if (Symbols.UnitOf(subject) is not { } found || (found != unit && !(IsPlain(found) && IsPlain(unit))))
        {
            mistakes.Add(scalar.Place, "P208", ("name", scalar.Text), ("is", $"{subject}"), ("expected", $"{unit}"));
            return null;
        }

        return new Figure.Named(scalar.Place, scalar.Text);
    }

    private static bool IsPlain(Unit unit) => unit is Unit.Number or Unit.Count or Unit.Points;

    private bool Fits(Scalar scalar, Unit written, Unit unit)
    {
        // A factor may be written 1.25 or 125%; elsewhere the sign decides.
        if (unit == Unit.Number || (written == Unit.Percent) == (unit == Unit.Percent))
        {
            return true;
        }

        mistakes.Add(scalar.Place, unit == Unit.Percent ? "P106" : "P106w", ("value", scalar.Text));
        return false;
    }

    private Figure.History History(MapNode map, Unit unit, string? of)
    {
        var entries = ImmutableArray.CreateBuilder<(DateOnly, Figure)>();
        DateOnly? last = null;
        foreach (var entry in map.Entries)
        {
            if (Scalars.Day(entry.Key, mistakes) is not { } day)
            {
                continue;
            }

            if (day <= last)
            {
                mistakes.Add(entry.Key.Place, "P401", ("value", entry.Key.Text));
            }

            last = day;
            if (Read(entry.Value, unit, of) is { } value)
            {
                entries.Add((day, value));
            }
        }

        return new Figure.History(map.Place, new Dated<Figure>(entries.ToImmutable()));
    }

    private Figure.Scale? Scale(MapNode map, Unit unit, string? of)
    {
        if (map["kind"] is null)
        {
            mistakes.Add(map.Place, "P308");
        }

        if (Keys.Of(map, Vocabulary.Scale, mistakes) is not { } keys)
        {
            return null;
        }

        var kind = keys.Choice<ScaleKind>("kind", mistakes);
        var by = Scalars.Text(keys["by"], "a name", mistakes);
        if ((by ?? of) is not { } name || symbols.Find(name, thing) is not { } subject || Symbols.UnitOf(subject) is not { } beginsIn)
        {
            mistakes.Add((keys["by"] ?? map).Place, "P410", ("name", by ?? of ?? "by"));
            return null;
        }

        if (kind is ScaleKind.Stepped or ScaleKind.Rolling or ScaleKind.Total && (of is null || (by is not null && by != of)))
        {
            mistakes.Add(keys["kind"]!.Place, "P403", ("kind", $"{kind}".ToLowerInvariant()));
        }

        if ((keys["from"] is null) == (keys["above"] is null))
        {
            mistakes.Add(map.Place, "P310");
            return null;
        }

        var bands = Bands((keys["from"] ?? keys["above"])!, beginsIn, unit, of);
        // A scale by the base of its own step is the same as one that leaves it out.
        return kind is { } k && !bands.IsEmpty ? new Figure.Scale(map.Place, by == of ? null : by, k, keys["above"] is not null, bands) : null;
    }

    private ImmutableArray<Band> Bands(Node node, Unit beginsIn, Unit unit, string? of)
    {
        if (node is not MapNode map)
        {
            Scalars.Wrong(node, "a map of beginnings, like { 0: 1%, 250_000: 2% }", mistakes);
            return [];
        }

        var bands = ImmutableArray.CreateBuilder<Band>();
        foreach (var entry in map.Entries)
        {
            if (Scalars.Quantity(entry.Key.Text) is not { } begins || (begins.Unit == Unit.Percent) != (beginsIn == Unit.Percent))
            {
                Scalars.Wrong(entry.Key, beginsIn == Unit.Percent ? "a percentage like 15%" : "a figure like 250_000", mistakes);
                continue;
            }

            if (bands.Count == 0 ? begins.Value != Rational.Zero : begins.Value <= bands[^1].Begins)
            {
                mistakes.Add(entry.Key.Place, bands.Count == 0 ? "P402" : "P401", ("value", entry.Key.Text));
            }

            if (Read(entry.Value, unit, of) is { } value)
            {
                bands.Add(new Band(entry.Key.Place, begins.Value, value));
            }
        }

        return bands.ToImmutable();
    }

    private Figure.Table Table(MapNode map, Unit unit, string? of)
    {
        var by = Scalars.Text(map["by"], "a name", mistakes) ?? "level";
        var rows = map.Entries.Where(e => e.Key.Text is not ("by" or "other")).ToImmutableArray();
        if (map["by"] is null)
        {
            foreach (var row in rows.Where(r => !symbols.Levels.Contains(r.Key.Text)))
            {
                Keys.Unknown(row.Key, symbols.Levels, "table of levels", mistakes);
            }
        }
        else if (by != "level" && !IsLookedUp(by))
        {
            mistakes.Add(map["by"]!.Place, "P201", ("name", by), ("nearest", ""));
        }

        if (by == "level" && map["other"] is null)
        {
            foreach (var level in symbols.LevelsOf(Levels).Where(l => rows.All(r => r.Key.Text != l)))
            {
                mistakes.Add(map.Place, "P406", ("level", level));
            }
        }

        var values = rows.Select(r => (r.Key.Text, Value: Read(r.Value, unit, of))).Where(r => r.Value is not null);
        return new Figure.Table(map.Place, by, [.. values.Select(v => (v.Text, v.Value!))], Read(map["other"], unit, of));
    }

    private bool IsLookedUp(string by) =>
        symbols.Find(by, thing) == Subject.Word || (by.Split('.', 2) is [var fact, var field] && symbols.FieldOf(fact, field) == Subject.Word)
        || symbols.FieldOf(thing ?? "sale", by) == Subject.Word;
}
