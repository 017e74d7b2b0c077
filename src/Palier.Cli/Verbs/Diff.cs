using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>What changes between two versions of a programme, by day and effect, in words.</summary>
internal static class Diff
{
    public static Command Verb(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The old version: a programme's file or folder; or the name of a published programme, with --from and --to." };
        var now = new Argument<string?>("NEW") { Description = "The new version: a file or folder.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<int?>("--from") { Description = "The old version of a published programme.", HelpName = "VERSION" };
        var to = new Option<int?>("--to") { Description = "The new version of a published programme.", HelpName = "VERSION" };
        var verb = new Command("diff", "Show what changes between two versions of a programme, by day and effect.") { old, now, from, to };
        verb.SetAction(parsed => (parsed.GetRequiredValue(old), parsed.GetValue(now), parsed.GetValue(from), parsed.GetValue(to)) switch
        {
            (var a, { } b, null, null) => Texts(a, b, parsed.GetValue(CommonOptions.Json), terminal),
            (var name, null, { } first, { } second) => DatabaseChoice.With(parsed, terminal, database =>
                Tell(CompareProgrammes.Run(database, name, first, second), name, name, parsed.GetValue(CommonOptions.Json), terminal)),
            _ => terminal.Complain(Ending.UsedWrongly, "Give two texts, OLD and NEW, or the name of a published programme with both --from and --to."),
        });
        return verb;
    }

    private static int Texts(string old, string now, bool json, Terminal terminal) =>
        PathArgument.Read(old, terminal) is { } before && PathArgument.Read(now, terminal) is { } after
            ? Tell(CompareProgrammes.Run(before, after), old, now, json, terminal)
            : Ending.FoundWrong;

    private static int Tell(ComparedProgrammes outcome, string old, string now, bool json, Terminal terminal) => outcome switch
    {
        ComparedProgrammes.Refused refused => terminal.Complain(Ending.FoundWrong, $"{refused.Path} has mistakes: palier check names them."),
        ComparedProgrammes.NotOnBothSides { OnlyOld: [var a], OnlyNew: [var b] } => terminal.Complain(Ending.FoundWrong,
            $"{old} is the programme {a} and {now} the programme {b}. Give two versions of one programme."),
        ComparedProgrammes.NotOnBothSides sides => terminal.Complain(Ending.FoundWrong,
            $"Not on both sides: {string.Join(", ", sides.OnlyOld.Select(n => $"{n} (only in {old})").Concat(sides.OnlyNew.Select(n => $"{n} (only in {now})")))}. Give two versions of the same programmes."),
        ComparedProgrammes.NoSuchProgramme none => DatabaseChoice.NoSuchProgramme(terminal, none.Name, none.Published),
        ComparedProgrammes.NoSuchVersion none => terminal.Complain(Ending.FoundWrong,
            $"{none.Name} has no version {none.Version} in this database. Published are {string.Join(", ", none.Published)}."),
        ComparedProgrammes.Compared compared => Say(compared.All, json, terminal),
        _ => throw new InvalidOperationException("unknown outcome"),
    };

    private static int Say(ImmutableArray<ProgrammeComparison> all, bool json, Terminal terminal)
    {
        var told = all.Select(c => c switch
        {
            ProgrammeComparison.Different d => (d.Old, d.Now, Rules: ComparisonText.Of(d, terminal.Words)),
            ProgrammeComparison.Alike a => (a.Old, a.Now, Rules: []),
            _ => throw new InvalidOperationException("only programmes of one name are compared"),
        }).ToList();
        if (json)
        {
            terminal.SayJson(new
            {
                programmes = told.Select(t => new { programme = t.Now.Name, old = Head(t.Old), @new = Head(t.Now), differences = t.Rules }),
            });
            return Ending.Done;
        }

        foreach (var (old, now, rules) in told)
        {
            Print(old, now, rules, terminal);
        }

        return Ending.Done;
    }

    private static void Print(Programme old, Programme now, ImmutableArray<ComparedRule> rules, Terminal terminal)
    {
        var words = terminal.Words;
        terminal.Say(words.Say("compare.head", ("title", now.Title.In(words.Language.Code)), ("old", $"{old.Version}"), ("old_day", words.Language.Day(old.From)),
            ("new", $"{now.Version}"), ("new_day", words.Language.Day(now.From))));
        if (rules.All(r => r.Effect == ChangeEffect.WordingOnly))
        {
            terminal.Say(words.Say("compare.same"));
        }

        foreach (var day in rules.GroupBy(r => r.On))
        {
            terminal.Say("");
            terminal.Say(words.Say("compare.from", ("day", words.Language.Day(day.Key))));
            foreach (var rule in day)
            {
                terminal.Say($"  {rule.Sentence}");
            }
        }

        terminal.Say("");
    }

    private static object Head(Programme programme) => new { programme.Version, programme.From, programme.Published };
}
