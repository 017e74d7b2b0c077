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

    [Fact]
    public void A_password_that_the_server_refuses_is_tried_later_and_later_and_neither_it_nor_the_user_is_logged()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var certificate = MailServer.OwnCertificate();
        using var server = new MailServer { Certificate = certificate, Login = ("palier", "right") };
        var (clock, log) = (new Clock(), new Written());
        using var sending = new SendingInBackground(place.Database, clock, new MailChoice(server.Address, "palier@meridian.example", new MailLogin("palier-user", "wrong-password")) { Trusts = SigningInAtMailServers.Only(certificate) }, log);

        sending.Once().ShouldBeOfType<SendMessagesOutcome.NotLetIn>();
        sending.Once().ShouldBeNull("it is not time yet");
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.NotLetIn>();
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeNull("the second time it waits twice as long");
        server.Tries.ShouldBe(2);
        server.Login = ("palier-user", "wrong-password");
        clock.Now += TimeSpan.FromMinutes(1);
        sending.Once().ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([1, 2]);

        log.Lines.Count.ShouldBe(2);
        log.Lines.ShouldAllBe(l => !l.Contains("wrong-password", StringComparison.Ordinal) && !l.Contains("palier-user", StringComparison.Ordinal) && l.Contains("--smtp-user", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("smtp=mail.example.org:25 mail-from=palier@example.org", "mail.example.org:25")]
    [InlineData("smtp=mail.example.org:25", "Add --mail-from ADDRESS")]
    [InlineData("mail-from=palier@example.org", "Add --smtp HOST:PORT")]
    [InlineData("smtp-user=palier", "Add --smtp HOST:PORT")]
    [InlineData("smtp=mail.example.org:25 mail-from=palier@example.org smtp-user=palier", "PALIER_SMTP_PASSWORD")]
    [InlineData("smtp=mail.example.org:25 mail-from=palier@example.org smtp-user=palier variable=secret", "mail.example.org:25")]
    [InlineData("smtp=mail.example.org:25 mail-from=palier@example.org smtp-user=palier smtp-password=secret", "A password does not belong among the options")]
    [InlineData("smtp=mail.example.org:25 mail-from=palier@example.org smtp-user=palier smtp-password-file=/none", "/none cannot be read")]
    public void What_belongs_together_is_named_together(string options, string? said)
    {
        var given = options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1], StringComparer.Ordinal);

        var (choice, wrong) = MailOptions.Of(given.GetValueOrDefault, given.GetValueOrDefault("variable"));

        (choice?.Server ?? wrong ?? "").ShouldContain(said ?? "");
        (choice is null && wrong is null).ShouldBe(said is null);
        (choice?.Login?.Password).ShouldBe(given.GetValueOrDefault("variable"));
        $"{choice} {choice?.Login} {wrong}".ShouldNotContain("secret");
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
