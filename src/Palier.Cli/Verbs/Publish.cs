using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Ledger;
using Palier.App.Partners;
using Palier.App.Programmes;
using Palier.Core.Definition.Yaml;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Publishes versions of programmes: one person proposes, with what it changes and costs; a second one publishes or rejects.</summary>
internal static class Publish
{
    private sealed record Options(Argument<string?> Path, Option<int[]> Approve, Option<int[]> Reject, Option<string?> Shown, Option<bool> List, Option<int?> Show, Option<string?> On);

    public static Command Verb(Terminal terminal)
    {
        var options = new Options(
            new("PATH") { Description = "A programme's file, its folder, or a folder of several: each is proposed.", Arity = ArgumentArity.ZeroOrOne },
            new("--approve") { Description = "Publish, as the second person, the proposals of these numbers.", HelpName = "NUMBER", AllowMultipleArgumentsPerToken = true },
            new("--reject") { Description = "Reject, as the second person, the proposals of these numbers.", HelpName = "NUMBER", AllowMultipleArgumentsPerToken = true },
            new("--shown") { Description = "The SHA-256 of what you were shown: another one is refused.", HelpName = "HASH" },
            new("--list") { Description = "List what was proposed, the latest first." },
            new("--show") { Description = "Show the proposal of this number with everything and everyone it names.", HelpName = "NUMBER" },
            MoneyOptions.On());
        var verb = new Command("publish", "Propose a version of a programme, with what it changes, its tests and its impact; a second person publishes it, and it never changes.")
        {
            options.Path, options.Approve, options.Reject, options.Shown, options.List, options.Show, options.On,
        };
        verb.SetAction(parsed => Run(parsed, options, terminal));
        return verb;
    }

    private static int Run(ParseResult parsed, Options o, Terminal terminal)
    {
        var (path, approve, reject) = (parsed.GetValue(o.Path), parsed.GetValue(o.Approve) ?? [], parsed.GetValue(o.Reject) ?? []);
        var (list, show, json) = (parsed.GetValue(o.List), parsed.GetValue(o.Show), parsed.GetValue(CommonOptions.Json));
        if (new[] { path is not null, approve.Length > 0, reject.Length > 0, list, show is not null }.Count(a => a) != 1)
        {
            return terminal.Complain(Ending.UsedWrongly, "Propose with PATH; decide with --approve or --reject and numbers; look with --list or --show NUMBER.");
        }

        if (list || show is not null)
        {
            return DatabaseChoice.With(parsed, terminal, database => show is { } number ? ShowOne(database, number, json, terminal) : ShowAll(database, json, terminal));
        }

        if (Acting.Given(parsed) is not { Length: > 0 })
        {
            return terminal.Complain(Ending.UsedWrongly, terminal.Words.Say("publication.who_are_you"));
        }

        if (MoneyOptions.DayOf(parsed.GetValue(o.On), terminal) is not { } day)
        {
            return Ending.UsedWrongly;
        }

        return path is not null ? Propose(parsed, path, day, terminal)
            : DatabaseChoice.With(parsed, terminal, database => Decide(database, approve.Length > 0 ? approve : reject, approve.Length > 0, Acting.Name(parsed), day, parsed.GetValue(o.Shown), json, terminal));
    }

    private static int Propose(ParseResult parsed, string path, DateOnly day, Terminal terminal)
    {
        if (PathArgument.Read(path, terminal) is not { } files)
        {
            return Ending.FoundWrong;
        }

        var (meant, deeper) = ProgrammeFiles.Meant(path, files);
        return meant.IsEmpty
            ? terminal.Complain(Ending.FoundWrong, $"No programme lies in {path} or in a folder directly below it. {NotProposed(deeper)}")
            : DatabaseChoice.With(parsed, terminal, database => Propose(database, Acting.Name(parsed), meant, deeper, day, parsed.GetValue(CommonOptions.Json), terminal));
    }

    private static int Propose(Database database, string by, ImmutableArray<ProgrammeFile> meant, ImmutableArray<ProgrammeFile> deeper, DateOnly day, bool json, Terminal terminal)
    {
        var rows = meant.Select(f => One(database, by, f, day, terminal)).ToList();
        if (json)
        {
            terminal.SayJson(new
            {
                files = rows.Select(r => new { r.Path, proposed = r.Told.IsDone, message = r.Told.Sentence, proposal = r.Told.Json }),
                warnings = Warnings(meant).Select(w => new { w.File.Path, w.Warning.Place.Line, w.Warning.Place.Column, w.Warning.Code, message = terminal.Words.Mistake(w.Warning) }),
                notProposed = deeper.Select(d => d.Path),
            });
            return rows.TrueForAll(r => r.Told.IsDone) ? Ending.Done : Ending.FoundWrong;
        }

        foreach (var (path, told, number) in rows)
        {
            terminal.Say($"{path}: {told.Sentence}");
            if (number is { } proposed)
            {
                SayLines(database, ListPublications.Open(database, proposed)!, whole: false, terminal);
            }
        }

        foreach (var (warned, warning) in Warnings(meant))
        {
            terminal.Say($"{warned.Path}:{terminal.Words.Finding(warning)}");
        }

        if (!deeper.IsEmpty)
        {
            terminal.Say(NotProposed(deeper));
        }

        return rows.TrueForAll(r => r.Told.IsDone) ? Ending.Done : Ending.FoundWrong;
    }

    private static IEnumerable<(ProgrammeFile File, Mistake Warning)> Warnings(ImmutableArray<ProgrammeFile> files) =>
        files.SelectMany(f => f.Reading.Mistakes.Where(m => m.Severity is Severity.Warning).Select(m => (f, m)));

    private static string NotProposed(ImmutableArray<ProgrammeFile> deeper) =>
        $"Not proposed, because they lie deeper: {string.Join(", ", deeper.Select(d => d.Path))}. Name their folder to propose them.";

    // One that is refused does not keep the others back.
    private static (string Path, MoneyTold Told, int? Number) One(Database database, string by, ProgrammeFile file, DateOnly day, Terminal terminal)
    {
        if (file.Reading.Value is null)
        {
            var all = file.Reading.Mistakes.Where(m => m.Severity is not Severity.Warning).ToList();
            var sentence = $"refused: {all.Count} mistakes, the first in line {all[0].Place.Line}: {terminal.Words.Mistake(all[0])} palier check names them all.";
            return (file.Path, new MoneyTold(false, "mistakes", sentence, new { }), null);
        }

        var outcome = ProposePublication.Run(database, ProposedText.Of(file), by, day, DateTime.UtcNow, progress: Settle.ProgressOn(terminal));
        return (file.Path, terminal.Money().Of(outcome), (outcome as PublicationOutcome.Proposed)?.Number);
    }

    private static int Decide(Database database, int[] numbers, bool publish, string by, DateOnly day, string? shown, bool json, Terminal terminal)
    {
        var told = numbers.Distinct().Select(n => (Number: n, Told: terminal.Money().Of(DecidePublication.Run(database, n, publish, by, day, DateTime.UtcNow, shown)))).ToList();
        if (json)
        {
            terminal.SayJson(new { decisions = told.Select(t => new { publication = t.Number, done = t.Told.IsDone, published = t.Told.IsDone && publish, message = t.Told.Sentence }) });
        }
        else
        {
            told.ForEach(t => (t.Told.IsDone ? terminal.Output : terminal.Error).WriteLine(t.Told.Sentence));
        }

        return told.TrueForAll(t => t.Told.IsDone) ? Ending.Done : Ending.FoundWrong;
    }

    private static int ShowAll(Database database, bool json, Terminal terminal)
    {
        var (all, words) = (ListPublications.Run(database), terminal.Words);
        if (json)
        {
            terminal.SayJson(new { publications = all.Select(Row) });
        }
        else if (all.IsEmpty)
        {
            terminal.Say(words.Say("publication.none"));
        }
        else
        {
            foreach (var one in all)
            {
                terminal.Say(words.Say("publication.listed", ("number", MoneyTelling.Plain(one.Number)), ("programme", one.Shown.Programme), ("version", MoneyTelling.Plain(one.Shown.Version)),
                    ("state", PublicationText.State(one, words)), ("by", one.By), ("on", words.Language.Day(one.Day)), ("answer", PublicationText.Answer(one.Shown, words))));
            }
        }

        return Ending.Done;
    }

    private static int ShowOne(Database database, int number, bool json, Terminal terminal)
    {
        if (ListPublications.Open(database, number) is not { } opened)
        {
            return terminal.Complain(Ending.FoundWrong, terminal.Words.Say("money.publication_none", ("number", MoneyTelling.Plain(number))));
        }

        var (of, words) = (opened.Listed, terminal.Words);
        if (json)
        {
            terminal.SayJson(Row(of));
            return Ending.Done;
        }

        terminal.Say(words.Say("publication.proposes", ("title", opened.Programme.Title.In(words.Language.Code)), ("version", MoneyTelling.Plain(of.Shown.Version)), ("day", words.Language.Day(of.Shown.ValidFrom)),
            ("number", MoneyTelling.Plain(number)), ("by", of.By), ("on", words.Language.Day(of.Day)), ("state", PublicationText.State(of, words))));
        SayLines(database, opened, whole: true, terminal);
        return Ending.Done;
    }

    private static void SayLines(Database database, PublicationOpened opened, bool whole, Terminal terminal)
    {
        var named = whole ? opened.Listed.Shown.Impact is { } impact ? impact.Movers.Concat(impact.Losers).Concat(impact.Winners).Select(p => p.Partner) : [] : [];
        foreach (var line in PublicationText.Lines(opened, NamePartners.Run(database, named), whole, terminal.Words))
        {
            terminal.Say("  " + line);
        }
    }

    private static object Row(PublicationListed of) => new { publication = of.Number, state = of.State, of.By, of.Day, of.DecidedBy, of.DecidedOn, of.Hash, of.Shown };
}
