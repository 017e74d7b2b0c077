using Palier.App.Messages;
using Palier.Data;
using Palier.Data.Audit;

namespace Palier.Web.Hosting;

/// <summary>The mail server that messages are handed to, as name and port, and the address that they come from.</summary>
public sealed record MailChoice(string Server, string From)
{
    /// <summary>What was chosen at the start; null where nothing was. What is wrong with it, where something is.</summary>
    public static (MailChoice? Choice, string? Wrong) Of(string? server, string? from) => (server, from) switch
    {
        (null, null) => (null, null),
        (null, _) => (null, "--mail-from says who messages come from, and no mail server is named. Add --smtp HOST:PORT, or leave it out."),
        (_, null) => (null, "--smtp names a mail server, and messages need somebody to come from. Add --mail-from ADDRESS."),
        _ => (new MailChoice(server, from), null),
    };
}

/// <summary>
/// Hands messages that wait to the mail server, every minute. One that the server refuses is tried again later and later, up to an hour
/// apart; a start of the program tries all of them again.
/// </summary>
public sealed partial class SendingInBackground(Database database, TimeProvider clock, MailChoice mail, ILogger<SendingInBackground> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    private readonly Dictionary<int, (TimeSpan Pause, DateTimeOffset Next)> _later = [];

    /// <summary>Sends what waits and is due.</summary>
    public SendMessagesOutcome Once()
    {
        var now = clock.GetUtcNow();
        var outcome = SendMessages.Run(
            database, mail.Server, mail.From, AuditNote.Program, DateOnly.FromDateTime(now.UtcDateTime), now.UtcDateTime, _later.Where(l => l.Value.Next > now).Select(l => l.Key).ToHashSet());
        switch (outcome)
        {
            case SendMessagesOutcome.Done done:
                foreach (var refused in done.Refused)
                {
                    var wait = _later.TryGetValue(refused.Number, out var before) ? TimeSpan.FromTicks(Math.Min(before.Pause.Ticks * 2, longest.Ticks)) : pause;
                    _later[refused.Number] = (wait, now + wait);
                    Refused(refused.Number, refused.Code, wait);
                }

                break;
            case SendMessagesOutcome.NotReached not:
                NotReached(not.Server, not.Waiting);
                break;
            default:
                NotUsable();
                break;
        }

        return outcome;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            await Task.Run(Once, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // The server's own words can hold the address, which belongs into no log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refused message {Number} with {Code}; it is tried again in {Wait}.")]
    private partial void Refused(int number, int code, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server {Server} does not answer; {Waiting} messages wait.")]
    private partial void NotReached(string server, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages cannot be sent with these: --smtp takes HOST:PORT, --mail-from a mail address.")]
    private partial void NotUsable();
}
