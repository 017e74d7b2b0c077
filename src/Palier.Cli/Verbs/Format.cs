using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Lays out the texts of programmes and their cases in the one way.</summary>
internal static class Format
{
    public static Command Verb(Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "A programme's file, a file of cases, or a folder with both." };
        var check = new Option<bool>("--check") { Description = "Write nothing; name what would be laid out otherwise, and end with 1 where there is any." };
        var verb = new Command("format", "Lay out the text of a programme and its cases in the one way. Remarks stay with their lines.") { path, check };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(check), parsed.GetValue(CommonOptions.Json), terminal));
        return verb;
    }

    private static int Run(string path, bool check, bool json, Terminal terminal)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return terminal.Complain(Ending.FoundWrong, $"There is nothing at {path}. Give the path of a programme's file or folder.");
        }

        var texts = LayOutTexts.Run(path, write: !check);
        if (texts.IsEmpty)
        {
            return terminal.Complain(Ending.FoundWrong, $"There is no {ProgrammeFiles.FileName} in {path} or below it.");
        }

        if (json)
        {
            terminal.SayJson(new { files = texts.Select(t => new { t.Path, state = StateOf(t), mistakes = Mistakes(t, terminal) }) });
        }
        else
        {
            Tell(texts, check, terminal);
        }

        return texts.All(t => t is LaidOutText.AsItWas || (t is LaidOutText.Otherwise && !check)) ? Ending.Done : Ending.FoundWrong;
    }

    private static void Tell(ImmutableArray<LaidOutText> texts, bool check, Terminal terminal)
    {
        foreach (var text in texts)
        {
            switch (text)
            {
                case LaidOutText.Otherwise:
                    terminal.Say(check ? $"{text.Path}: would be laid out otherwise" : $"{text.Path}: laid out");
                    break;
                case LaidOutText.NotText:
                    terminal.Complain(Ending.FoundWrong, $"{text.Path} is not a text in UTF-8. Save it as UTF-8 and try again.");
                    break;
                case LaidOutText.Refused refused:
                    terminal.Error.WriteLine($"{text.Path} cannot be read and is left as it is:");
                    foreach (var m in refused.Mistakes)
                    {
                        terminal.Error.WriteLine($"  {text.Path}:{m.Place.Line}:{m.Place.Column}: {m.Code} {terminal.Words.Mistake(m)}");
                    }

                    break;
            }
        }

        var otherwise = texts.Count(t => t is LaidOutText.Otherwise);
        terminal.Say($"{texts.Length} read, {otherwise} {(check ? "would change" : "changed")}");
    }

    private static string StateOf(LaidOutText text) => text switch
    {
        LaidOutText.AsItWas => "as it was",
        LaidOutText.Otherwise => "otherwise",
        LaidOutText.Refused => "refused",
        _ => "not a text",
    };

    private static IEnumerable<object> Mistakes(LaidOutText text, Terminal terminal) => text is LaidOutText.Refused refused
        ? refused.Mistakes.Select(m => new { m.Place.Line, m.Place.Column, m.Code, message = terminal.Words.Mistake(m) })
        : [];
}
