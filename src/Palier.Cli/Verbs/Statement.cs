using System.CommandLine;
using System.Text;
using Palier.App.Disputes;
using Palier.App.Documents;
using Palier.App.Programmes;
using Palier.App.Statements;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;

namespace Palier.Cli.Verbs;

/// <summary>Issues the statements of a period, lists them and shows one.</summary>
internal static class Statement
{
    public static Command Verb(Terminal terminal) => new("statement", "Issue the statements of a period, list them, show one, or confirm one.") { Issue(terminal), List(terminal), Show(terminal), Confirm(terminal) };

    private static Command Issue(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var period = new Option<string>("--period") { Description = "A month, quarter, half-year or year, like 2026-Q3.", HelpName = "PERIOD", Required = true };
        var (partner, vendor) = (PartnerOption(), new Option<string?>("--vendor") { Description = "A JSON file that says who issues: name, address, logo. Left out, the vendor of the last statement.", HelpName = "FILE" });
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("issue", "Issue a statement for everyone of a settled period; who has the same one already keeps it.") { programme, period, partner, vendor, person, on };
        verb.SetAction(parsed =>
        {
            if (MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day || DatabaseChoice.PeriodOf(parsed.GetRequiredValue(period), terminal) is not { } asked)
            {
                return Ending.UsedWrongly;
            }

            var (who, problem) = parsed.GetValue(vendor) is { } file ? VendorFile.Read(file) : (null, null);
            return problem is not null ? terminal.Complain(Ending.FoundWrong, problem) : DatabaseChoice.With(parsed, terminal, database => Tell(
                IssueStatements.Run(database, new StatementsAsked(parsed.GetRequiredValue(programme), asked, parsed.GetValue(partner), who),
                    parsed.GetRequiredValue(person), day, DateTime.UtcNow, Settle.ProgressOn(terminal)),
                parsed.GetValue(CommonOptions.Json), terminal));
        });
        return verb;
    }

    private static Option<string?> PartnerOption() => new("--partner") { Description = "One partner; everyone when left out.", HelpName = "ID" };

    private static int Tell(IssueOutcome outcome, bool json, Terminal terminal)
    {
        if (!json && outcome is IssueOutcome.Issued issued)
        {
            foreach (var one in issued.Statements.Where(s => s.IsNew))
            {
                terminal.Say($"{one.Statement.Number}  {one.Statement.Partner.Id}{(one.Statement.Corrects is { } corrects ? $"  {corrects.Number}" : "")}");
            }
        }

        return terminal.Money().Of(outcome).Tell(terminal, json);
    }

    private static Command List(Terminal terminal)
    {
        var (partner, programme) = (PartnerOption(), new Option<string?>("--programme") { Description = "One programme; all when left out.", HelpName = "NAME" });
        var on = MoneyOptions.On();
        var verb = new Command("list", "List the statements that were issued, the latest first, and how each stands.") { partner, programme, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly : DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = ReadStatements.List(database, parsed.GetValue(partner), parsed.GetValue(programme));
            var stands = StatementAgreements.Of(database, [.. all.Select(s => s.Number)], PublishedProgrammes.All(database), day);
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(new { statements = all.Select(s => new { number = s.Of, s.Partner, s.Programme, period = s.Period.ToString(), s.IssuedOn, s.Hash, s.Corrects, state = stands[s.Number].Agreement.GetType().Name, last = stands[s.Number].Clock.Last }) });
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say($"{one.Of}  {one.IssuedOn:yyyy-MM-dd}  {one.Partner}  {one.Programme}  {one.Period}{(one.Corrects is { } corrects ? $"  corrects {corrects}" : "")}  {terminal.Words.Said(stands[one.Number].Agreement)}");
            }

            return Ending.Done;
        }));
        return verb;
    }

    private static Command Show(Terminal terminal)
    {
        var number = new Argument<string>("NUMBER") { Description = "The number of the statement, like S-2026-000017." };
        var (form, to, on) = (Formats.Option("text", "pdf", "json"), Formats.To(), MoneyOptions.On());
        var verb = new Command("show", "Show a statement as text, or write it as PDF or JSON.") { number, form, to, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly : DatabaseChoice.With(parsed, terminal, database => ReadStatements.Open(database, parsed.GetRequiredValue(number)) switch
        {
            StatementOutcome.Opened opened => Write(opened, parsed.GetValue(CommonOptions.Json) ? "json" : parsed.GetValue(form)!, parsed.GetValue(to), database, day, terminal),
            StatementOutcome.SealBroken broken => terminal.Complain(Ending.FoundWrong, $"{broken.Number} does not have the seal {broken.Hash} it was issued with: it was changed in the database."),
            _ => terminal.Complain(Ending.FoundWrong, $"There is no statement {parsed.GetRequiredValue(number)} in this database."),
        }));
        return verb;
    }

    private static Command Confirm(Terminal terminal)
    {
        var number = new Argument<string>("NUMBER") { Description = "The number of the statement, like S-2026-000017." };
        var (person, on) = (MoneyOptions.As(), MoneyOptions.On());
        var verb = new Command("confirm", "Confirm, as the partner or on its behalf, that a statement is right.") { number, person, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => terminal.Money()
                .Of(ConfirmStatement.Run(database, parsed.GetRequiredValue(number), parsed.GetRequiredValue(person), day, DateTime.UtcNow))
                .Tell(terminal, parsed.GetValue(CommonOptions.Json))));
        return verb;
    }

    // How it stands is no part of the sealed statement: it is said where it is read, beside it.
    private static int Write(StatementOutcome.Opened opened, string form, string? to, Database database, DateOnly day, Terminal terminal)
    {
        if (form == "text" && to is null)
        {
            terminal.Say($"{opened.Statement.Number}: {terminal.Words.Said(StatementAgreements.Of(database, [opened.Number], PublishedProgrammes.All(database), day)[opened.Number].Agreement)}");
        }

        var paper = StatementPaper.Of(opened.Statement, opened.Hash, terminal.Words);
        return Formats.Write(form switch
        {
            "json" => Encoding.UTF8.GetBytes(opened.Content),
            "pdf" => PaperPdf.Of(paper, opened.Statement.IssuedOn),
            _ => Encoding.UTF8.GetBytes(PaperText.Of(paper)),
        }, to, form, opened.Statement.Number, terminal);
    }
}
