using System.CommandLine;
using Palier.App.Messages;

namespace Palier.Cli.Verbs;

/// <summary>Messages to people outside: lists them, and hands those that wait to a mail server.</summary>
internal static class Messages
{
    public static Command Verb(Terminal terminal) => new("messages", "What people outside are told, like a change of their bank account.") { List(terminal), Send(terminal) };

    private static Command List(Terminal terminal)
    {
        var verb = new Command("list", "List messages, the latest first. Whole addresses are shown to who sends messages: --as.");
        verb.SetAction(parsed => DatabaseChoice.With(parsed, terminal, database =>
        {
            var (words, all) = (terminal.Words, ListMessages.Run(database, DateOnly.FromDateTime(DateTime.UtcNow), parsed.GetValue(CommonOptions.As)));
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(all.Select(m => new { message = m.Number, m.To, m.Owner, m.Language, m.Letter.Subject, m.Letter.Text, m.Day, m.SentOn, m.MessageId }));
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say(words.Say("messages.line", ("number", $"{one.Number}"), ("day", words.Language.Day(one.Day)), ("to", one.To), ("subject", one.Letter.Subject),
                    ("state", one.SentOn is { } sent ? words.Say("messages.sent_on", ("day", words.Language.Day(sent))) : words.Say("messages.waits"))));
            }

            if (all.IsEmpty)
            {
                terminal.Say(words.Say("messages.empty"));
            }

            return Ending.Done;
        }));
        return verb;
    }

    private static Command Send(Terminal terminal)
    {
        var server = new Option<string>("--smtp") { Description = "The mail server.", HelpName = "HOST:PORT", Required = true };
        var from = new Option<string?>("--from") { Description = "The address to send from; palier at the name of this machine when left out.", HelpName = "ADDRESS" };
        var user = new Option<string?>("--smtp-user") { Description = $"Who signs in at the mail server. The password stands in the variable {MailLogin.Variable} or in a file.", HelpName = "NAME" };
        var file = new Option<string?>("--smtp-password-file") { Description = "The file that holds the password.", HelpName = "FILE" };
        var verb = new Command("send", "Hand every message that waits to a mail server, once.") { server, from, user, file };
        verb.SetAction(parsed =>
        {
            var (login, wrong) = MailLogin.Of(parsed.GetValue(user), parsed.GetValue(file), Environment.GetEnvironmentVariable(MailLogin.Variable));
            if (wrong is not null)
            {
                return terminal.Complain(Ending.UsedWrongly, terminal.Words.Say($"messages.{wrong}", ("user", parsed.GetValue(user) ?? ""), ("file", parsed.GetValue(file) ?? "")));
            }

            var mail = new MailChoice(parsed.GetRequiredValue(server), parsed.GetValue(from) ?? $"palier@{Environment.MachineName.ToLowerInvariant()}", login);
            return DatabaseChoice.With(parsed, terminal, database => terminal.Money().Of(SendMessages.Run(database, mail, Acting.Name(parsed), DateOnly.FromDateTime(DateTime.UtcNow), DateTime.UtcNow))
                .Tell(terminal, parsed.GetValue(CommonOptions.Json)));
        });
        return verb;
    }
}
