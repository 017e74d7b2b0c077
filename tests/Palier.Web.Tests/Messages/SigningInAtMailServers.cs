using Palier.App.Messages;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Messages;

/// <summary>A mail server that asks who sends is told so over an encrypted line, and never over another one.</summary>
public sealed class SigningInAtMailServers
{
    [Fact]
    public void The_line_is_encrypted_before_the_password_is_sent_and_the_messages_go()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var certificate = MailServer.OwnCertificate();
        using var server = new MailServer { Certificate = certificate, Login = ("palier", "käse 7") };

        Send(place, new MailChoice(server.Address, "palier@meridian.example") { Trusts = Only(certificate) }).ShouldBeOfType<SendMessagesOutcome.AsksWho>().Waiting.ShouldBe(2, "nobody was named");
        Send(place, Choice(server, "käse 7", certificate)).ShouldBeOfType<SendMessagesOutcome.Done>().Sent.ShouldBe([1, 2]);

        server.Taken.Count.ShouldBe(2);
        server.InClear.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0]).Distinct().ShouldBe(["EHLO", "STARTTLS"], ignoreOrder: true);
    }

    [Fact]
    public void A_wrong_password_is_told_and_the_messages_wait()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var certificate = MailServer.OwnCertificate();
        using var server = new MailServer { Certificate = certificate, Login = ("palier", "right") };

        var refused = Send(place, Choice(server, "wrong", certificate)).ShouldBeOfType<SendMessagesOutcome.NotLetIn>();

        (refused.User, refused.Waiting, server.Taken.Count).ShouldBe(("palier", 2, 0));
        $"{refused}".ShouldNotContain("wrong");
    }

    [Fact]
    public void Where_the_server_offers_no_encryption_the_password_is_not_sent()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var server = new MailServer { Login = ("palier", "secret") };

        var refused = Send(place, new MailChoice(server.Address, "palier@meridian.example", new MailLogin("palier", "secret"))).ShouldBeOfType<SendMessagesOutcome.NoSignIn>();

        (refused.IsEncrypted, server.Tries, server.Taken.Count).ShouldBe((false, 0, 0));
    }

    [Fact]
    public void Where_the_server_offers_no_way_to_sign_in_it_is_said()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var certificate = MailServer.OwnCertificate();
        using var server = new MailServer { Certificate = certificate, Login = ("palier", "secret"), OffersSignIn = false };

        Send(place, Choice(server, "secret", certificate)).ShouldBeOfType<SendMessagesOutcome.NoSignIn>().IsEncrypted.ShouldBeTrue();
    }

    [Fact]
    public void A_server_whose_certificate_nobody_trusts_is_told_nothing()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var certificate = MailServer.OwnCertificate();
        using var server = new MailServer { Certificate = certificate, Login = ("palier", "secret") };

        Send(place, new MailChoice(server.Address, "palier@meridian.example", new MailLogin("palier", "secret"))).ShouldBeOfType<SendMessagesOutcome.NotReached>();

        (server.Tries, server.Taken.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task The_command_line_takes_the_password_from_a_file_and_says_what_is_missing()
    {
        using var place = SendingMessages.Changed(Engine.Sqlite);
        using var server = new MailServer { Login = ("palier", "secret") };
        var file = Path.GetTempFileName();
        try
        {
            (await Sent()).Error.ShouldContain("PALIER_SMTP_PASSWORD");
            (await Sent("--smtp-password-file", file)).Error.ShouldContain("is empty");
            await File.WriteAllTextAsync(file, "secret\n", TestContext.Current.CancellationToken);
            var refused = await Sent("--smtp-password-file", file);
            (refused.Ending, refused.Error).ShouldBe((1, $"The mail server {server.Address} offers no encryption (STARTTLS), and a password is never sent without it. 2 messages wait.{Environment.NewLine}"));
        }
        finally
        {
            File.Delete(file);
        }

        MailLogin.Of("palier", null, "käse ").Login!.Password.ShouldBe("käse ");
        MailLogin.Of("palier", "/none", "secret").Wrong.ShouldBe("login_two_passwords");
        MailLogin.Of(null, "/none", null).Wrong.ShouldBe("login_no_user");
        MailLogin.Of(null, null, "secret").ShouldBe((null, null));

        Task<Ran> Sent(params string[] more) => Ran.Palier(
            ["messages", "send", "--smtp", server.Address, "--from", "palier@meridian.example", "--smtp-user", "palier", "--as", "ana", "--db", place.Place.ConnectionString, .. more]);
    }

    private static MailChoice Choice(MailServer server, string password, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        new(server.Address, "palier@meridian.example", new MailLogin("palier", password)) { Trusts = Only(certificate) };

    internal static System.Net.Security.RemoteCertificateValidationCallback Only(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();

    private static SendMessagesOutcome Send(BankAccounts.AccountsPlace place, MailChoice mail) => SendMessages.Run(place.Database, mail, "ana", Day("2025-02-11"), At("2025-02-11"));
}
