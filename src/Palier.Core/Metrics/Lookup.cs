using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Metrics;

/// <summary>The value of a figure of the text, whichever of the five ways it is written in.</summary>
public sealed class Lookup<TReasons>(Figures<TReasons> figures)
    where TReasons : struct, IReasons
{
    /// <summary>The value, with a line for each way it went; null when a figure it is looked up by has none.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="asking">What asks.</param>
    /// <param name="of">The base of the step, for a scale that does not say by what.</param>
    public Explained<Rational?> Value(Figure figure, Asking asking, Quantity? of = null)
    {
        switch (figure)
        {
            case Figure.Plain plain:
                return new Explained<Rational?>(plain.Value);
            case Figure.Named named:
                var found = figures.Of(named.Name, asking);
                return new Explained<Rational?>(found.Value?.Value, found.Lines);
            case Figure.History history:
                return history.Entries.On(asking.ValueOn) is { } entry
                    ? With(Value(entry.Value, asking, of), "since", ("day", new Arg.Day(entry.From)))
                    : None("before_history", ("day", new Arg.Day(asking.ValueOn)));
            case Figure.Table table:
                return FromTable(table, asking, of);
            case Figure.Scale scale:
                return FromScale(scale, asking, of);
            default:
                throw new ArgumentOutOfRangeException(nameof(figure), figure, null);
        }
    }

    private static Explained<Rational?> None(string kind, params ReadOnlySpan<(string, Arg)> with) =>
        new(null, TReasons.Recorded ? [Reason.Of(kind, null, new Arg.NoFigure(), with)] : []);

    private static Explained<Rational?> With(Explained<Rational?> inner, string kind, params ReadOnlySpan<(string, Arg)> with) =>
        TReasons.Recorded ? inner with { Lines = [Reason.Of(kind, null, null, with), .. inner.Lines] } : inner;

    /// <summary>The figure that a table gives for the word in question; null where no row does.</summary>
    public Figure? RowOf(Figure.Table table, Asking asking) =>
        figures.WordOf(table.By, asking) is { } word && Row(table, word, asking) is { } row ? row.Value : table.Other;

    private (string Key, Figure Value)? Row(Figure.Table table, string word, Asking asking)
    {
        foreach (var row in table.Rows)
        {
            if (row.Key == word || figures.IsListed(row.Key, word, asking.ValueOn))
            {
                return row;
            }
        }

        return null;
    }

    private Explained<Rational?> FromTable(Figure.Table table, Asking asking, Quantity? of)
    {
        if (figures.WordOf(table.By, asking) is not { } word)
        {
            return table.Other is { } unknown
                ? With(Value(unknown, asking, of), "by_word", ("by", new Arg.Name(table.By)), ("word", new Arg.Word("unknown")))
                : None("no_word", ("by", new Arg.Name(table.By)));
        }

        var by = ("by", (Arg)new Arg.Name(table.By));
        if (Row(table, word, asking) is { } row)
        {
            return row.Key == word
                ? With(Value(row.Value, asking, of), "by_word", by, ("word", new Arg.Name(word)))
                : With(Value(row.Value, asking, of), "in_list", by, ("word", new Arg.Name(word)), ("list", new Arg.Name(row.Key)));
        }

        return table.Other is { } other
            ? With(Value(other, asking, of), "by_word", by, ("word", new Arg.Name(word)))
            : None("not_covered", by, ("word", new Arg.Name(word)));
    }

    private Explained<Rational?> FromScale(Figure.Scale scale, Asking asking, Quantity? of)
    {
        var by = scale.By is { } name ? figures.Of(name, asking) : new Explained<Quantity?>(of);
        if (by.Value is not { } at)
        {
            return new Explained<Rational?>(null, by.Lines);
        }

        var i = Bands.Reached(scale, at.Value);
        var reached = Value(scale.Bands[i].Value, asking, of);
        if (reached.Value is not { } value)
        {
            return reached;
        }

        if (scale.Kind == ScaleKind.Linear && i + 1 < scale.Bands.Length && Value(scale.Bands[i + 1].Value, asking, of).Value is { } next)
        {
            var from = scale.Bands[i].Begins;
            value += (Rational.Max(at.Value, from) - from) / (scale.Bands[i + 1].Begins - from) * (next - value);
        }

        return With(reached with { Value = value }, scale.Above ? "band_above" : "band_from",
            ("by", scale.By is null ? new Arg.Phrase("base") : new Arg.Name(scale.By)),
            ("at", new Arg.Figure(at.Value, at.Unit, figures.Programme.Currency)),
            ("begins", new Arg.Figure(scale.Bands[i].Begins, at.Unit, figures.Programme.Currency)));
    }
}

/// <summary>Finds the band of a scale that a figure has reached.</summary>
public static class Bands
{
    /// <summary>The place of the last band whose beginning is reached; the first for everything below it.</summary>
    public static int Reached(Figure.Scale scale, Rational at)
    {
        var reached = 0;
        for (var i = 1; i < scale.Bands.Length; i++)
        {
            if (scale.Above ? at > scale.Bands[i].Begins : at >= scale.Bands[i].Begins)
            {
                reached = i;
            }
        }

        return reached;
    }
}
