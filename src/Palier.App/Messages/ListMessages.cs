using System.Collections.Immutable;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Data;

namespace Palier.App.Messages;

/// <summary>A message as lists show it.</summary>
/// <param name="To">The address: all of it for those who send messages, its first letter and its domain for everybody else.</param>
/// <param name="SentOn">The day on which it was handed to the mail server; null while it waits.</param>
public sealed record MessageListed(int Number, string To, string Owner, string Language, Letter Letter, DateOnly Day, DateOnly? SentOn, string? MessageId);

/// <summary>Lists what is told to people outside, the latest first.</summary>
public static class ListMessages
{
    /// <param name="database">Where they are.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="reader">Who looks; null where nobody says so.</param>
    public static ImmutableArray<MessageListed> Run(Database database, DateOnly on, string? reader)
    {
        using var context = database.Context();
        var whole = reader is not null && WhoActs.Of(database, reader, Act.SendMessages, on, reader) is WhoActsOutcome.May;
        var sent = context.MessagesSent.ToDictionary(s => s.Message);
        return [.. context.Messages.OrderByDescending(m => m.Number).AsEnumerable().Select(m => new MessageListed(
            m.Number, whole ? m.To : Covered(m.To), m.Owner, m.Language, Letter.Of(m), m.Day, sent.GetValueOrDefault(m.Number)?.Day, sent.GetValueOrDefault(m.Number)?.MessageId))];
    }

    private static string Covered(string address) => $"{address[0]}…{address[address.LastIndexOf('@')..]}";
}
