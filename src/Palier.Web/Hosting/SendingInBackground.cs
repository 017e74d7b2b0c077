using Palier.App.Messages;
using Palier.Data;
using Palier.Data.Audit;

namespace Palier.Web.Hosting;

/// <summary>
/// Hands messages that wait to the mail server, every minute. One that the server refuses is tried again later and later, up to an hour
/// apart, and so is a password that the server refuses, so that it does not lock the user out; a start of the program tries all of them again.
/// </summary>
public sealed partial class SendingInBackground(Database database, TimeProvider clock, MailChoice mail, ILogger<SendingInBackground> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    private readonly Dictionary<int, (TimeSpan Pause, DateTimeOffset Next)> _later = [];
    private (TimeSpan Pause, DateTimeOffset Next)? _lockedOut;

    /// <summary>Sends what waits and is due; null where it is not time yet to sign in again.</summary>
    public SendMessagesOutcome? Once()
    {
        var now = clock.GetUtcNow();
        if (_lockedOut is { } locked && locked.Next > now)
        {
            return null;
        }

        var outcome = SendMessages.Run(
            database, mail, AuditNote.Program, DateOnly.FromDateTime(now.UtcDateTime), now.UtcDateTime, _later.Where(l => l.Value.Next > now).Select(l => l.Key).ToHashSet());
        var lockedBefore = _lockedOut;
        _lockedOut = null;
        switch (outcome)
        {
            case SendMessagesOutcome.Done done:
                foreach (var refused in done.Refused)
                {
                    var wait = After(_later.TryGetValue(refused.Number, out var before) ? before.Pause : null);
                    _later[refused.Number] = (wait, now + wait);
                    Refused(refused.Number, refused.Code, wait);
                }

                break;
            case SendMessagesOutcome.NotReached not:
                NotReached(not.Server, not.Waiting);
                break;
            case SendMessagesOutcome.NotLetIn not:
                var until = After(lockedBefore?.Pause);
                _lockedOut = (until, now + until);
                NotLetIn(not.Server, not.Waiting, until);
                break;
            case SendMessagesOutcome.AsksWho asks:
                AsksWho(asks.Server, asks.Waiting);
                break;
            case SendMessagesOutcome.NoSignIn not:
                NoSignIn(not.Server, not.Waiting);
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

    private static TimeSpan After(TimeSpan? before) => before is { } last ? TimeSpan.FromTicks(Math.Min(last.Ticks * 2, longest.Ticks)) : pause;

    // The server's own words can hold the address, which belongs into no log.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server refused message {Number} with {Code}; it is tried again in {Wait}.")]
    private partial void Refused(int number, int code, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server {Server} does not answer; {Waiting} messages wait.")]
    private partial void NotReached(string server, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server {Server} does not let in who --smtp-user names, with this password; {Waiting} messages wait, and it is tried again in {Wait}.")]
    private partial void NotLetIn(string server, int waiting, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server {Server} takes messages only from who signs in: add --smtp-user. {Waiting} messages wait.")]
    private partial void AsksWho(string server, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server {Server} offers no encryption, or no way to sign in by a password: nothing was sent, and {Waiting} messages wait.")]
    private partial void NoSignIn(string server, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages cannot be sent with these: --smtp takes HOST:PORT, --mail-from a mail address.")]
    private partial void NotUsable();
}
