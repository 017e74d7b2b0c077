using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Palier.App.Staff;
using Palier.Core.Acting;

namespace Palier.Cli.Verbs;

/// <summary>Names who acts in a database, and what they are.</summary>
internal static class Staff
{
    private static readonly ImmutableSortedDictionary<string, Role> roles =
        Enum.GetValues<Role>().ToImmutableSortedDictionary(r => JsonNamingPolicy.KebabCaseLower.ConvertName($"{r}"), r => r, StringComparer.Ordinal);

    public static Command Verb(Terminal terminal) => new("staff", "Say who acts in the database, and in which roles.") { Add(terminal), Give(terminal), List(terminal) };

    private static Command Add(Terminal terminal)
    {
        var name = Name();
        var given = new Option<string[]>("--role") { Description = "A role from the start; may be given several times.", HelpName = "ROLE" };
        given.AcceptOnlyFromAmong([.. roles.Keys]);
        var partner = new Option<string?>("--partner") { Description = "The partner whose people it is one of; left out, the vendor's own.", HelpName = "ID" };
        var sameAs = new Option<string?>("--same-as") { Description = "The name under which this person acts too: where two persons are asked for, both names are one.", HelpName = "NAME" };
        var from = From();
        var verb = new Command("add", "Name somebody. The first one must be an operator, who names the others.") { name, given, partner, sameAs, from };
        verb.SetAction(parsed => Day(parsed.GetValue(from), terminal) is not { } day ? Ending.UsedWrongly
            : DatabaseChoice.With(parsed, terminal, database => Tell(
                NameStaff.Add(database, parsed.GetRequiredValue(name), parsed.GetValue(partner), [.. (parsed.GetValue(given) ?? []).Select(r => roles[r])], day, Acting.Name(parsed), DateTime.UtcNow, parsed.GetValue(sameAs)),
                parsed, terminal)));
        return verb;
    }

    private static Command Give(Terminal terminal)
    {
        var name = Name();
        var role = new Argument<string>("ROLE") { Description = "The role." };
        role.AcceptOnlyFromAmong([.. roles.Keys]);
        var (from, until) = (From(), new Option<string?>("--until") { Description = "The first day on which they no longer have it.", HelpName = "DAY" });
        var verb = new Command("role", "Give somebody a role from a day on, or say when it ends: the same role and first day, with --until.") { name, role, from, until };
        verb.SetAction(parsed =>
        {
            DateOnly? end = null;
            if (Day(parsed.GetValue(from), terminal) is not { } day || (parsed.GetValue(until) is { } text && (end = Day(text, terminal)) is null))
            {
                return Ending.UsedWrongly;
            }

            return DatabaseChoice.With(parsed, terminal, database => Tell(
                NameStaff.Give(database, parsed.GetRequiredValue(name), roles[parsed.GetRequiredValue(role)], day, end, Acting.Name(parsed), DateTime.UtcNow), parsed, terminal));
        });
        return verb;
    }

    private static Command List(Terminal terminal)
    {
        var verb = new Command("list", "List who acts in the database.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = ListStaff.Run(database);
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(all);
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say($"{one.Name}  {one.Partner ?? "-"}  {string.Join(", ", one.Roles.Select(r => $"{terminal.Words.Say($"role.{r.Role}")} {r.From:yyyy-MM-dd}/{r.Until:yyyy-MM-dd}"))}");
            }

            return Ending.Done;
        }));
        return verb;
    }

    private static int Tell(NameStaffOutcome outcome, ParseResult parsed, Terminal terminal)
    {
        var words = terminal.Words;
        var (done, sentence) = outcome switch
        {
            NameStaffOutcome.Named o => (true, words.Say(o.Roles.IsEmpty ? "staff.named" : "staff.named_as", ("name", o.Name), ("roles", string.Join(", ", o.Roles.Select(r => words.Say($"role.{r}")))))),
            NameStaffOutcome.RoleGiven o => (true, words.Say(
                o.Until is null ? "staff.role" : "staff.role_until", ("name", o.Name), ("role", words.Say($"role.{o.Role}")), ("from", words.Language.Day(o.From)), ("until", words.Language.Day(o.Until ?? o.From)))),
            NameStaffOutcome.NotAName => (false, words.Say("staff.not_a_name")),
            NameStaffOutcome.NamedBefore o => (false, words.Say("staff.named_before", ("name", o.Name))),
            NameStaffOutcome.Unknown o => (false, words.Say("acting.unknown", ("name", o.Name))),
            NameStaffOutcome.NoSuchPartner o => (false, words.Say("staff.no_partner", ("partner", o.Id))),
            NameStaffOutcome.FirstIsNoOperator o => (false, words.Say("staff.first_operator", ("name", o.Name))),
            NameStaffOutcome.LastOperator o => (false, words.Say("staff.last_operator", ("name", o.Name))),
            NameStaffOutcome.EndsBeforeItBegins o => (false, words.Say("staff.ends_before", ("from", words.Language.Day(o.From)), ("until", words.Language.Day(o.Until)))),
            _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
        };
        if (!done)
        {
            return terminal.Complain(Ending.FoundWrong, sentence);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            terminal.SayJson((object)outcome);
        }
        else
        {
            terminal.Say(sentence);
        }

        return Ending.Done;
    }

    private static Argument<string> Name() => new("NAME") { Description = "Their name, as everything they do is recorded." };

    private static Option<string?> From() => new("--from") { Description = "The first day, like 2026-01-31; today when left out.", HelpName = "DAY" };

    private static DateOnly? Day(string? text, Terminal terminal)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(DateTime.UtcNow);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        terminal.Complain(Ending.UsedWrongly, terminal.Words.Say("acting.not_a_day", ("value", text)));
        return null;
    }
}
