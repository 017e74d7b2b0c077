using Palier.App.Disputes;
using Palier.Core.Statements;
using Palier.Web.Hosting;
using Palier.Web.Shell;

namespace Palier.Web.Features.Disputes;

/// <summary>Names the lines of statements in the reader's words.</summary>
internal static class LineNames
{
    /// <summary>A bonus by its title, a movement by what it does and its day.</summary>
    public static string Line(this Reader reader, DisputableLine line) => reader.Line(line.Line, line.Title?.In(reader.Language), line.Movement);

    public static string Line(this Reader reader, DisputeShown shown) => reader.Line(shown.Listed.Line, shown.Title?.In(reader.Language), shown.Movement);

    /// <summary>The same where only the name of the line is at hand: the title of the bonus, or what kind of movement its key says.</summary>
    public static string Line(this Reader reader, DisputeListed listed, SiteHere site) => listed.Line.Split('/') is [var purpose, var name, var period, ..] && reader.Words.Sentences.ContainsKey($"purpose.{purpose}")
        ? reader.Say("dispute.movement", ("what", reader.Say($"purpose.{purpose}", ("name", reader.AccountTitle(name, site.Programme(listed.Programme))))), ("when", Core.Values.Period.Find(period) is { } found ? reader.Figures.Period(found) : period))
        : reader.AccountTitle(listed.Line, site.Programme(listed.Programme));

    private static string Line(this Reader reader, string line, string? title, StatedMovement? movement) => movement is null ? title ?? line
        : reader.Say("dispute.movement", ("what", reader.Say($"purpose.{movement.Purpose}", ("name", title ?? movement.Name))), ("when", reader.Figures.Day(movement.On)));
}
