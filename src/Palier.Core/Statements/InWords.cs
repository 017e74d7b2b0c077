using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Puts in the place of names what the programme calls them, so that lines can be read without the programme.</summary>
public static class InWords
{
    /// <summary>The lines with every name of the programme replaced by its title in all languages.</summary>
    public static ImmutableArray<Reason> Of(ImmutableArray<Reason> lines, Programme programme) => [.. lines.Select(l => Of(l, programme))];

    /// <summary>A line and those below it.</summary>
    public static Reason Of(Reason line, Programme programme) => line with
    {
        With = [.. line.With.Select(w => (w.Name, Of(w.Value, programme)))],
        Result = line.Result is { } result ? Of(result, programme) : null,
        Below = Of(line.Below, programme),
    };

    private static Arg Of(Arg arg, Programme programme) =>
        arg is Arg.Name name && programme.Names(name.Value) ? new Arg.Text(programme.TitleOf(name.Value).Texts) : arg;
}
