using Palier.App.Messages;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A message to somebody outside; its address is whole for those who send messages.</summary>
internal sealed record MessageShown(int Number, string To, string Owner, string Language, string Title, string Message, DateOnly Day, DateOnly? SentOn, string? MessageId);

/// <summary>What is told to people outside.</summary>
internal static class MessageCalls
{
    private const string Part = "messages";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/messages", "listMessages", Part, typeof(MessageShown), List, new AskedFor("owner"), Fits.State("waiting", "sent")) with { ShowsMoreTo = true },
        Call.Do("/message-sendings", "sendMessages", Part, Act.SendMessages, null, [typeof(SendMessagesOutcome.Done)], Send,
            "mail_none", "messages_refused", "messages_not_reached", "messages_no_server", "messages_no_sender", "messages_not_let_in", "messages_asks_who", "messages_not_encrypted", "messages_no_sign_in") with { NeedsKey = false },
    ];

    // Letters go where the server was told at its start that they go, and never where a request says.
    private static Answer Send(Asked asked)
    {
        var doer = asked.Doer;
        return asked.Mail is { } mail
            ? asked.Do(asked.Telling.Of, () => SendMessages.Run(asked.Database, mail, doer.Name, doer.On, doer.Now)) : asked.Refuse("mail_none");
    }

    private static Answer List(Asked asked) => asked.Page(
        ListMessages.Run(asked.Database, asked.Today, asked.Here.Name).Where(m => asked.Fit("owner", m.Owner) && asked.Fit("state", m.SentOn is null ? "waiting" : "sent")), m => Listing.Down(m.Number),
        m => new MessageShown(m.Number, m.To, m.Owner, m.Language, m.Letter.Subject, m.Letter.Text, m.Day, m.SentOn, m.MessageId));
}
