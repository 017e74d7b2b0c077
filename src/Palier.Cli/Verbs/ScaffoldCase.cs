using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;
using Use = Palier.App.Programmes.ScaffoldCase;

namespace Palier.Cli.Verbs;

/// <summary>Writes a test case from a real partner and period.</summary>
internal static class ScaffoldCase
{
    public static Command Verb(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "A published programme." };
        var partner = new Option<string>("--partner") { Description = "The partner.", HelpName = "ID", Required = true };
        var period = new Option<string>("--period") { Description = "A month, quarter, half-year or year, like 2026-Q3.", HelpName = "PERIOD", Required = true };
        var to = new Option<string>("--out") { Description = "The file to write, in a folder called tests.", HelpName = "FILE", Required = true };
        var texts = new Option<string?>("--programmes") { Description = "A folder that has the texts as they are published; those it has not are written beside the case.", HelpName = "PATH" };
        var neutral = new Option<bool>("--pseudonyms") { Description = "Give partners, customers, people and the keys of facts neutral names." };
        var verb = new Command("scaffold-case", "Write a test case from what is known of a partner in a period.") { name, partner, period, to, texts, neutral };
        verb.SetAction(parsed =>
        {
            if (DatabaseChoice.PeriodOf(parsed.GetRequiredValue(period), terminal) is not { } asked)
            {
                return Ending.UsedWrongly;
            }

            if ((parsed.GetValue(texts) is { } path ? PathArgument.Read(path, terminal) : ImmutableArray<ProgrammeFile>.Empty) is not { } files)
            {
                return Ending.FoundWrong;
            }

            var (file, json) = (parsed.GetRequiredValue(to), parsed.GetValue(CommonOptions.Json));
            return DatabaseChoice.With(parsed, terminal, database =>
                Tell(Use.Run(database, parsed.GetRequiredValue(name), parsed.GetRequiredValue(partner), asked, file, files, parsed.GetValue(neutral)), file, json, terminal));
        });
        return verb;
    }

    private static int Tell(ScaffoldedCase outcome, string file, bool json, Terminal terminal) => outcome switch
    {
        ScaffoldedCase.NoSuchProgramme none => DatabaseChoice.NoSuchProgramme(terminal, none.Name, none.Published),
        ScaffoldedCase.NoSuchPartner none => terminal.Complain(Ending.FoundWrong, $"There is no partner {none.Id} in this database."),
        ScaffoldedCase.InTheWay there => terminal.Complain(Ending.FoundWrong, $"{there.Path} is there already, with another content. Give another file to --out, or remove it. Nothing was written."),
        ScaffoldedCase.NotReproduced not => Complain(not, terminal),
        ScaffoldedCase.Written written => Say(written, file, json, terminal),
        _ => throw new InvalidOperationException("unknown outcome"),
    };

    private static int Complain(ScaffoldedCase.NotReproduced not, Terminal terminal)
    {
        terminal.Complain(Ending.FoundWrong, "What is known of this partner does not come to the same when it is told in a case, so nothing was written:");
        foreach (var failure in not.Failures)
        {
            terminal.Error.WriteLine($"  {failure.Name}: {failure.Expected} is what is computed, {failure.Got} is what the case comes to");
        }

        return Ending.FoundWrong;
    }

    private static int Say(ScaffoldedCase.Written written, string file, bool json, Terminal terminal)
    {
        var (programme, test) = (written.Programme, written.Case);
        if (json)
        {
            terminal.SayJson(new
            {
                programme = programme.Name,
                programme.Version,
                file,
                test.Facts,
                texts = written.Texts,
                not_expected = test.LeftOut,
                explained = test.IsExplained,
            });
            return Ending.Done;
        }

        terminal.Say($"{file}: a case of {programme.Name} version {programme.Version} with {test.Facts} facts, which passes.");
        foreach (var text in written.Texts)
        {
            terminal.Say($"{Path.GetRelativePath(".", text)}: written too, as it is published.");
        }

        if (!test.LeftOut.IsEmpty)
        {
            terminal.Say($"Nothing is expected of {string.Join(", ", test.LeftOut)}: no whole period of theirs lies within that of the case.");
        }

        return Ending.Done;
    }
}
