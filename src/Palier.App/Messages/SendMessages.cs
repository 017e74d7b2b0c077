using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Palier.App.Ledger;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Messages;

/// <summary>What came of sending messages.</summary>
public abstract record SendMessagesOutcome
{
    private SendMessagesOutcome()
    {
    }

    /// <summary>The mail server took these, and refused those, which wait.</summary>
    public sealed record Done(ImmutableArray<int> Sent, ImmutableArray<MessageRefused> Refused) : SendMessagesOutcome;

    /// <summary>The mail server does not answer, or stopped answering after it took some.</summary>
    public sealed record NotReached(string Server, string Why, ImmutableArray<int> Sent, int Waiting) : SendMessagesOutcome;

    /// <summary>The mail server does not let this user in with this password.</summary>
    public sealed record NotLetIn(string Server, string User, int Waiting) : SendMessagesOutcome;

    /// <summary>The mail server offers no encryption or, once it is there, no way to sign in by a password; none was sent.</summary>
    public sealed record NoSignIn(string Server, bool IsEncrypted, int Waiting) : SendMessagesOutcome;

    /// <summary>The mail server asks who sends, and nobody was named.</summary>
    public sealed record AsksWho(string Server, int Waiting) : SendMessagesOutcome;

    public sealed record NoServer(string Server) : SendMessagesOutcome;

    public sealed record NoSender(string From) : SendMessagesOutcome;
}

/// <summary>A message that the mail server refused, with the code that it gave.</summary>
public sealed record MessageRefused(int Number, int Code);

/// <summary>
/// Hands messages to a mail server, each once. Whoever sends one holds its row in a transaction until the server has taken it. A crash
/// in between sends it again under the same id, by which those who receive it know it. The key of a client is kept behind all of them:
/// asked again before that, only what still waits is sent.
/// </summary>
public static class SendMessages
{
    // The port of mail servers that are encrypted from the first byte on.
    private const int EncryptedAtOnce = 465;

    // A server that hangs must not hold up everybody who saves.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <param name="database">Where they are.</param>
    /// <param name="mail">The mail server, and who messages come from.</param>
    /// <param name="by">Who sends them.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="now">The moment in UTC.</param>
    /// <param name="leave">Messages that are not tried now, by their numbers.</param>
    public static SendMessagesOutcome Run(Database database, MailChoice mail, string by, DateOnly on, DateTime now, IReadOnlySet<int>? leave = null)
    {
        if (ServerOf(mail.Server) is not { } address)
        {
            return new SendMessagesOutcome.NoServer(mail.Server);
        }

        if (!MailboxAddress.TryParse(mail.From, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal))
        {
            return new SendMessagesOutcome.NoSender(mail.From);
        }

        var waiting = Waiting(database).Where(n => leave?.Contains(n) != true).ToList();
        var (sent, refused, parts) = (new List<int>(), new List<MessageRefused>(), database.ForParts());
        if (waiting.Count == 0)
        {
            return new SendMessagesOutcome.Done([], []);
        }

        try
        {
            using var client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds };
            if (NotIn(client, address, mail, waiting.Count) is { } refusal)
            {
                return refusal;
            }

            foreach (var number in waiting)
            {
                try
                {
                    if (SendOne(parts, client, number, sender, by, on, now))
                    {
                        sent.Add(number);
                    }
                }
                catch (SmtpCommandException e)
                {
                    refused.Add(new MessageRefused(number, (int)e.StatusCode));
                }
            }

            client.Disconnect(quit: true);
        }
        catch (ServiceNotAuthenticatedException)
        {
            return new SendMessagesOutcome.AsksWho(mail.Server, waiting.Count - sent.Count);
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or IOException or ProtocolException or ServiceNotConnectedException or SslHandshakeException or TimeoutException or OperationCanceledException)
        {
            return new SendMessagesOutcome.NotReached(mail.Server, e.Message.Split('\n')[0].TrimEnd('\r'), [.. sent], waiting.Count - sent.Count);
        }

        return Kept(database, new SendMessagesOutcome.Done([.. sent], [.. refused]), by, on, now);
    }

    // What is refused waits, and is tried again by whoever asks again.
    private static SendMessagesOutcome.Done Kept(Database database, SendMessagesOutcome.Done done, string by, DateOnly on, DateTime now)
    {
        if (database.ClientCommand is null || done is not { Sent: [_, ..], Refused: [] })
        {
            return done;
        }

        using var saving = database.Begin(now, "send messages");
        return Deeds.Commit(saving, new Deed("send messages", by, on, $"{done.Sent.Length} messages"), done);
    }

    /// <summary>Connects and signs in. A password is sent only where the line is encrypted; without one, encryption is taken where it is offered.</summary>
    private static SendMessagesOutcome? NotIn(SmtpClient client, (string Name, int Port) address, MailChoice mail, int waiting)
    {
        client.ServerCertificateValidationCallback = mail.Trusts;
        try
        {
            client.Connect(address.Name, address.Port, address.Port == EncryptedAtOnce ? SecureSocketOptions.SslOnConnect : mail.Login is null ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls);
            if (mail.Login is { } login)
            {
                client.Authenticate(login.User, login.Password);
            }

            return null;
        }
        catch (AuthenticationException)
        {
            return new SendMessagesOutcome.NotLetIn(mail.Server, mail.Login!.User, waiting);
        }
        catch (NotSupportedException)
        {
            return new SendMessagesOutcome.NoSignIn(mail.Server, client.IsSecure, waiting);
        }
    }

    private static List<int> Waiting(Database database)
    {
        using var context = database.Context();
        return [.. context.Messages.Where(m => !context.MessagesSent.Any(s => s.Message == m.Number)).OrderBy(m => m.Number).Select(m => m.Number)];
    }

    // Savings wait for each other, so nobody else looks at it until it is sent and that is recorded, or neither.
    private static bool SendOne(Database database, SmtpClient client, int number, MailboxAddress sender, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, "send a message");
        if (saving.Context.MessagesSent.Any(s => s.Message == number))
        {
            return false;
        }

        var row = saving.Context.Messages.Single(m => m.Number == number);
        var letter = Letter.Of(row);
        var id = $"{letter.Seal}@{sender.Address.Split('@')[^1]}";
        saving.AddRows([new MessageSentRow { Message = number, Day = on, MessageId = id }]);
        client.Send(Mail(row, letter, id, sender));
        Deeds.Commit(saving, new Deed("send message", by, on, $"message {number}"), new SendMessagesOutcome.Done([number], []));
        return true;
    }

    private static MimeMessage Mail(MessageRow row, Letter letter, string id, MailboxAddress sender)
    {
        var mail = new MimeMessage
        {
            Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text }, MessageId = id, Date = new DateTimeOffset(DateTime.SpecifyKind(row.KnownAt, DateTimeKind.Utc)),
        };
        mail.From.Add(sender);
        mail.To.Add(new MailboxAddress("", row.To));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, row.Language);
        return mail;
    }

    private static (string Name, int Port)? ServerOf(string server) =>
        server.LastIndexOf(':') is > 0 and var at && int.TryParse(server.AsSpan(at + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? (server[..at].Trim('[', ']'), port) : null;
}
