using Microsoft.Extensions.Logging;
using Palier.App.Messages;
using Palier.Web.Hosting;
using Palier.Web.Tests.BankAccounts;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Messages;

namespace Palier.Web.Tests.Hosting;

/// <summary>The server sends what waits, tries again later what is refused, and writes down neither addresses nor accounts.</summary>
public sealed class SendingInBackgroundTests
{
    [Fact]
    public void What_is_refused_is_tried_again_later_and_later_and_no_address_is_logged()
    {
        using var place = new AccountsPlace(Engine.Sqlite);
        place.Names(AccountsPlace.Belgian);
        place.Names(AccountsPlace.Other, on: "2025-02-10");
        using var server = new MailServer { Refuses = _ => "550 no such user accounts@delta.example" };
        var (clock, log) = (new Clock(), new Written());
        using var sending = new SendingInBackground(place.Database, clock, new MailChoice(server.Address, "palier@meridian.example"), log);

        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Refused.Length.ShouldBe(2);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Refused.ShouldBeEmpty("it is not time yet");
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Refused.Length.ShouldBe(2);
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Refused.ShouldBeEmpty("the second time it waits twice as long");
        server.Refuses = _ => null;
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([1, 2]);

        log.Lines.Count.ShouldBe(4);
        log.Lines.ShouldAllBe(l => !l.Contains("delta", StringComparison.Ordinal) && !l.Contains('@'));
    }

    [Fact]
    public async Task A_server_that_is_started_sends_by_itself()
    {
        using var place = new AccountsPlace(Engine.Sqlite);
        place.Names(AccountsPlace.Belgian);
        place.Names(AccountsPlace.Other, on: "2025-02-10");
        using var server = new MailServer();
        using var sending = new SendingInBackground(place.Database, TimeProvider.System, new MailChoice(server.Address, "palier@meridian.example"), new Written());

        await sending.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 200 && ListMessages.Run(place.Database, new DateOnly(2025, 2, 10), null).Any(m => m.SentOn is null); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await sending.StopAsync(TestContext.Current.CancellationToken);
        server.Taken.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData("mail.example.org:25", "palier@example.org", true, false)]
    [InlineData("mail.example.org:25", null, false, true)]
    [InlineData(null, "palier@example.org", false, true)]
    public void A_mail_server_and_a_sender_are_named_together(string? server, string? from, bool chosen, bool wrong)
    {
        var (choice, said) = MailChoice.Of(server, from);

        (choice is not null, said is not null).ShouldBe((chosen, wrong));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 2, 11, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Written : ILogger<SendingInBackground>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
