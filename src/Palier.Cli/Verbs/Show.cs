using System.CommandLine;
using System.Globalization;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>A programme as of a day, in words.</summary>
internal static class Show
{
    public static Command Verb(Terminal terminal)
    {
        var path = PathArgument.Programmes();
        var on = new Option<string?>("--on") { Description = "The day, like 2026-08-01; left out, today.", HelpName = "DAY" };
        var verb = new Command("show", "Show a programme as of a day, in words.") { path, on };
        verb.SetAction(parsed =>
        {
            var day = DateOnly.FromDateTime(DateTime.UtcNow);
            if (parsed.GetValue(on) is { } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            {
                return terminal.Complain(Ending.UsedWrongly, $"{text} is not a day. Write it like 2026-01-31.");
            }

            return PathArgument.Read(parsed.GetRequiredValue(path), terminal) is { } files
                ? files.Max(f => Tell(f, day, parsed.GetValue(CommonOptions.Json), terminal))
                : Ending.FoundWrong;
        });
        return verb;
    }

    private static int Tell(ProgrammeFile file, DateOnly day, bool json, Terminal terminal)
    {
        if (file.Reading.Value is not { } programme)
        {
            return terminal.Complain(Ending.FoundWrong, $"{file.Path} has mistakes: palier check names them.");
        }

        var sections = ProgrammeGuide.Of(programme, terminal.Words, day);
        if (json)
        {
            terminal.SayJson(new { programme = programme.Name, programme.Version, on = day, sections });
            return Ending.Done;
        }

        terminal.Say(terminal.Words.Say("guide.as_of",
            ("title", programme.Title.In(terminal.Words.Language.Code)), ("version", $"{programme.Version}"), ("day", terminal.Words.Language.Day(day))));
        foreach (var section in sections)
        {
            terminal.Say("");
            terminal.Say(section.Heading);
            foreach (var clause in section.Clauses)
            {
                terminal.Say($"  {(clause.Name.Length == 0 ? clause.Sentence : terminal.Words.Say("guide.clause", ("name", clause.Name), ("sentence", clause.Sentence)))}{(clause.Ref is { } at ? $" ({at})" : "")}");
            }
        }

        terminal.Say("");
        return Ending.Done;
    }
}
