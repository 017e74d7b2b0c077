using Palier.App.Messages;
using Palier.App.Verification;
using Palier.Core.Facts;
using Palier.Core.Payments;
using Palier.Web.Tests.BankAccounts;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.BankAccounts.AccountsPlace;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Messages;

/// <summary>What people outside are told is handed to a mail server once, whatever happens in between.</summary>
public sealed class SendingMessages
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Each_message_is_sent_once_with_what_it_says(Engine engine)
    {
        using var place = Changed(engine);
        using var server = new MailServer();

        Send(place, server).ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([1, 2]);
        Send(place, server).ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBeEmpty();

        server.Taken.Count.ShouldBe(2);
        MailServer.Header(server.Taken[0], "To").ShouldBe("accounts@delta.example");
        MailServer.Header(server.Taken[0], "From").ShouldBe("palier@meridian.example");
        MailServer.Header(server.Taken[1], "Subject").ShouldBe("Payments to P1 go to another bank account from 15 February 2025 on");
        server.Taken[1].ShouldContain("Until then: BE ");
        server.Taken.ShouldNotContain(m => m.Contains("7034", StringComparison.Ordinal) || m.Contains("6769", StringComparison.Ordinal), "no more than the last two digits");
        var listed = ListMessages.Run(place.Database, Day("2025-02-11"), "ana");
        MailServer.Header(server.Taken[1], "Message-Id").ShouldBe($"<{listed[0].MessageId}>");
        listed.ShouldAllBe(m => m.SentOn == Day("2025-02-11"));
        Verify.Run(place.Database).Findings.Where(f => !f.IsRemark).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Where_the_answer_of_the_server_is_lost_it_is_sent_again_under_the_same_id(Engine engine)
    {
        using var place = Changed(engine);
        using var server = new MailServer { DropsAnswer = true };

        var lost = Send(place, server).ShouldBeOfType<SendMessagesOutcome.NotReached>();
        (lost.Sent.Length, lost.Waiting).ShouldBe((0, 2));
        ListMessages.Run(place.Database, Day("2025-02-11"), null).ShouldAllBe(m => m.SentOn == null);
        server.DropsAnswer = false;
        Send(place, server).ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([1, 2]);

        server.Taken.Count.ShouldBe(3);
        server.Taken.Take(2).Select(m => MailServer.Header(m, "Message-Id")).Distinct().Count().ShouldBe(1, "who gets both knows that they are one");
        server.Taken.Take(2).Distinct().Count().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void What_the_server_refuses_is_told_waits_and_keeps_no_other_one_back(Engine engine)
    {
        using var place = Changed(engine);
        using (var saving = place.Database.Begin(At("2025-02-11"), "test"))
        {
            Outbox.Add(saving, "full@delta.example", "P2", Core.Wording.Language.English, "bank_account_asked", Day("2025-02-11"), ("name", "P2\r\nBcc: all@evil.example"), ("old", "x"), ("new", "y"));
            Outbox.Add(saving, "other@delta.example", "P2", Core.Wording.Language.French, "bank_account_asked", Day("2025-02-11"), ("name", "P2\r\nBcc: all@evil.example"), ("old", "x"), ("new", "y"));
            saving.Commit();
        }

        using var server = new MailServer { Refuses = to => to.Contains("full@", StringComparison.Ordinal) ? "452 mailbox full" : null };
        var done = Send(place, server).ShouldBeOfType<SendMessagesOutcome.Done>();
        done.Sent.ShouldBe([1, 2, 4]);
        done.Refused.ShouldBe([new MessageRefused(3, 452)]);
        server.Taken.ShouldNotContain(m => m.Contains("\r\nBcc:", StringComparison.OrdinalIgnoreCase), "a name cannot add a header");

        server.Refuses = _ => null;
        Send(place, server).ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([3]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_who_send_at_once_each_message_is_sent_by_one(Engine engine)
    {
        using var place = Changed(engine);
        using var server = new MailServer();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Send(place, server))));

        outcomes.Sum(o => o.ShouldBeOfType<SendMessagesOutcome.Done>().Sent.Length).ShouldBe(2);
        server.Taken.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void P_15_a_failure_at_any_statement_of_sending_leaves_the_message_waiting(Engine engine)
    {
        using var place = Changed(engine);
        using var server = new MailServer();

        FailingAtEachStatement.Survives(place.Place, "send", d => SendMessages.Run(d, new MailChoice(server.Address, "palier@meridian.example"), "ana", Day("2025-02-11"), At("2025-02-11"), new HashSet<int> { 2 }),
            o => o is SendMessagesOutcome.Done { Sent: [1] });

        server.Taken.Select(m => MailServer.Header(m, "Message-Id")).Distinct().Count().ShouldBe(1, "what was sent again has the same id");
    }

    [Fact]
    public void Where_no_server_answers_or_none_is_named_nothing_is_sent()
    {
        using var place = Changed(Engine.Sqlite);
        string closed;
        using (var server = new MailServer())
        {
            closed = server.Address;
        }

        SendMessages.Run(place.Database, new MailChoice(closed, "palier@meridian.example"), "ana", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<SendMessagesOutcome.NotReached>().Waiting.ShouldBe(2);
        SendMessages.Run(place.Database, new MailChoice("mail", "palier@meridian.example"), "ana", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<SendMessagesOutcome.NoServer>();
        SendMessages.Run(place.Database, new MailChoice(closed, "palier"), "ana", Day("2025-02-11"), At("2025-02-11")).ShouldBeOfType<SendMessagesOutcome.NoSender>();
    }

    internal static AccountsPlace Changed(Engine engine)
    {
        var place = new AccountsPlace(engine);
        place.Names(Belgian);
        place.Names(Other, on: "2025-02-10");
        return place;
    }

    private static SendMessagesOutcome Send(AccountsPlace place, MailServer server) =>
        SendMessages.Run(place.Database, new MailChoice(server.Address, "palier@meridian.example"), "ana", Day("2025-02-11"), At("2025-02-11"));
}
