using System.CommandLine;
using System.Globalization;
using Palier.App.Accruing;

namespace Palier.Cli.Verbs;

/// <summary>What the open periods of a programme have cost by a day, for the books of a month end.</summary>
internal static class Accruals
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var on = new Option<string>("--on") { Description = "The last day that counts, like 2026-08-31.", HelpName = "DAY", Required = true };
        var form = Formats.Option("text", "hledger", "csv", "xlsx");
        var to = Formats.To();
        var verb = new Command("accruals", "Estimate what the open periods have cost by a day, and what they will; nothing is posted.") { programme, on, form, to };
        verb.SetAction(parsed => DateOnly.TryParseExact(parsed.GetRequiredValue(on), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DatabaseChoice.With(parsed, terminal, database => EstimateAccruals.Run(database, parsed.GetRequiredValue(programme), day, Settle.ProgressOn(terminal)) switch
            {
                AccrualsOutcome.Estimated done when parsed.GetValue(CommonOptions.Json) => Json(done, terminal),
                AccrualsOutcome.Estimated done when parsed.GetValue(form) is "text" => Print(done, terminal),
                AccrualsOutcome.Estimated done => Formats.Write(AccrualFiles.Of(done, Formats.Of(parsed.GetValue(form)!)), parsed.GetValue(to), parsed.GetValue(form)!, $"{done.Lines.Length} lines", terminal),
                AccrualsOutcome.NoSuchProgramme no => DatabaseChoice.NoSuchProgramme(terminal, no.Name, no.Published),
                AccrualsOutcome.NobodyEnrolled no => terminal.Complain(Ending.FoundWrong, $"Nobody takes part in {no.Programme} on {day:yyyy-MM-dd}: palier enrol lets partners take part."),
                _ => Ending.FoundWrong,
            })
            : terminal.Complain(Ending.UsedWrongly, $"{parsed.GetRequiredValue(on)} is not a day. Write it like 2026-01-31."));
        return verb;
    }

    private static int Print(AccrualsOutcome.Estimated accruals, Terminal terminal)
    {
        var (words, language) = (terminal.Words, terminal.Words.Language);
        terminal.Say(words.Say("accruals.title", ("programme", accruals.Programme.Title.In(language.Code)), ("day", language.Day(accruals.On)), ("method", words.Say($"phrase.{AccrualFiles.MethodOf(accruals.Method).Replace(' ', '_')}"))));
        foreach (var line in AccrualFiles.ByLevel(accruals))
        {
            terminal.Say(words.Say("accruals.line", ("bonus", line.Bonus.Title.In(language.Code)), ("level", line.Level?.Title.In(language.Code) ?? "–"), ("period", language.Span(line.Period)),
                ("partners", $"{line.Partners}"), ("sofar", language.Money(line.ToDate)), ("accrued", language.Money(line.Accrued)), ("expected", language.Money(line.Expected)), ("posted", language.Money(line.Posted))));
        }

        return Ending.Done;
    }

    private static int Json(AccrualsOutcome.Estimated accruals, Terminal terminal)
    {
        terminal.SayJson(new
        {
            programme = accruals.Programme.Name,
            accruals.Programme.Version,
            on = accruals.On,
            method = AccrualFiles.MethodOf(accruals.Method),
            levels = AccrualFiles.ByLevel(accruals).Select(l => new
            {
                bonus = l.Bonus.Name, level = l.Level?.Name, period = l.Period.ToString(), l.Partners, toDate = l.ToDate.ToString(), accrued = l.Accrued.ToString(),
                expected = l.Expected.ToString(), posted = l.Posted.ToString(), toBook = l.ToBook.ToString(),
            }),
            partners = accruals.Lines.Select(l => new
            {
                l.Partner, level = l.Level?.Name, bonus = l.Bonus.Name, period = l.Period.ToString(), toDate = l.Estimate.ToDate.ToString(), accrued = l.Estimate.Amount.ToString(),
                expected = l.Estimate.Expected.ToString(), posted = l.Posted.ToString(), toBook = l.ToBook.ToString(),
            }),
        });
        return Ending.Done;
    }
}
