using System.CommandLine;
using System.Globalization;
using Palier.App.Programmes;
using Palier.Core.Wording;
using Palier.Data;
using Use = Palier.App.Programmes.Enrol;

namespace Palier.Cli.Verbs;

/// <summary>Lets partners take part in a programme.</summary>
internal static class Enrol
{
    public static Command Verb(Terminal terminal)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The name of a published programme." };
        var all = new Option<bool>("--all") { Description = "Every partner in the database." };
        var partner = new Option<string?>("--partner") { Description = "One partner.", HelpName = "ID" };
        var from = new Option<string?>("--from") { Description = "The first day that counts, like 2026-01-01; left out, the programme's own first day.", HelpName = "DAY" };
        var verb = new Command("enrol", "Let partners take part in a programme.") { programme, all, partner, from };
        verb.SetAction(parsed =>
        {
            var id = parsed.GetValue(partner);
            if (parsed.GetValue(all) == id is not null)
            {
                return terminal.Complain(Ending.UsedWrongly, "Say who: either --all or --partner with an id.");
            }

            DateOnly? day = null;
            if (parsed.GetValue(from) is { } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
                {
                    return terminal.Complain(Ending.UsedWrongly, $"{text} is not a day. Write it like 2026-01-31.");
                }

                day = first;
            }

            return DatabaseChoice.With(parsed, terminal, database =>
                Tell(Use.Run(database, parsed.GetRequiredValue(programme), id, day, DateTime.UtcNow, Acting.Name(parsed)), database, parsed.GetValue(CommonOptions.Json), terminal));
        });
        return verb;
    }

    private static int Tell(EnrolOutcome outcome, Database database, bool json, Terminal terminal)
    {
        switch (outcome)
        {
            case EnrolOutcome.UnknownProgramme no:
                return DatabaseChoice.NoSuchProgramme(terminal, no.Name, Palier.App.Programmes.Publish.Names(database));
            case EnrolOutcome.UnknownPartner no:
                return terminal.Complain(Ending.FoundWrong, $"There is no partner {no.Id} in this database.");
            case EnrolOutcome.Enrolled done when json:
                terminal.SayJson(new { from = done.From, enrolled = done.Now, already = done.Already, notLetIn = done.NotLetIn.Select(n => n.Partner) });
                return EndingOf(done);
            case EnrolOutcome.Enrolled done:
                terminal.Say($"{done.Now} enrolled from {done.From:yyyy-MM-dd} on, {done.Already} took part already, {done.NotLetIn.Length} not let in");
                foreach (var refused in done.NotLetIn)
                {
                    terminal.Say($"  {refused.Partner}: {string.Join("; ", refused.Why.Select(w => terminal.Words.Line(w, null)))}");
                }

                return EndingOf(done);
            default:
                throw new InvalidOperationException($"unknown outcome {outcome}");
        }
    }

    // One partner that was asked for and not let in is something wrong; of all partners it is to be expected.
    private static int EndingOf(EnrolOutcome.Enrolled done) => done.Now + done.Already == 0 ? Ending.FoundWrong : Ending.Done;
}
