using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Palier.Web.Tests.Messages;

/// <summary>A mail server on a free port of this machine that keeps what it is given, and refuses or drops what a test says.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _taken = [];

    public MailServer()
    {
        _listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = Task.Run(Listen);
    }

    public string Address { get; }

    /// <summary>Its certificate, by which it encrypts where somebody asks for it; null where it offers no encryption.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who may send, with which password; null where everybody may.</summary>
    public (string User, string Password)? Login { get; set; }

    /// <summary>Whether it offers a way to sign in.</summary>
    public bool OffersSignIn { get; init; } = true;

    /// <summary>Every line that it was told before the line was encrypted.</summary>
    public string InClear { get; private set; } = "";

    /// <summary>How often somebody tried to sign in.</summary>
    public int Tries { get; private set; }

    /// <summary>A certificate of this machine for this test, which nobody else trusts.</summary>
    public static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Refuses a recipient, with this answer.</summary>
    public Func<string, string?> Refuses { get; set; } = _ => null;

    /// <summary>Closes the connection after it took a message, before it says so.</summary>
    public bool DropsAnswer { get; set; }

    public IReadOnlyList<string> Taken
    {
        get
        {
            lock (_taken)
            {
                return [.. _taken];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>A header of a message.</summary>
    public static string Header(string mail, string name) =>
        mail.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal).Split("\r\n").Single(l => l.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];

    private async Task Listen()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => Serve(client));
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            Stream line = client.GetStream();
            await using var encrypted = new SslStream(line, leaveInnerStreamOpen: true);
            var (isEncrypted, isIn) = (false, false);
            await Say(line, "220 test");
            while (await Hear(line) is { } said)
            {
                var verb = said.Split(' ', ':')[0].ToUpperInvariant();
                InClear += isEncrypted ? "" : said + "\n";
                switch (verb)
                {
                    case "QUIT":
                        await Say(line, "221 bye");
                        return;
                    case "EHLO":
                        await Say(line, "250-test" + (Certificate is not null && !isEncrypted ? "\r\n250-STARTTLS" : "") + (Login is not null && OffersSignIn ? "\r\n250-AUTH PLAIN" : "") + "\r\n250 8BITMIME");
                        break;
                    case "STARTTLS":
                        await Say(line, "220 go on");
                        try
                        {
                            await encrypted.AuthenticateAsServerAsync(Certificate!);
                        }
                        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                        {
                            return;
                        }

                        (line, isEncrypted) = (encrypted, true);
                        break;
                    case "AUTH":
                        Tries++;
                        isIn = Encoding.UTF8.GetString(Convert.FromBase64String(said.Split(' ')[2])) == $"\0{Login?.User}\0{Login?.Password}";
                        await Say(line, isIn ? "235 in" : "535 no");
                        break;
                    case "MAIL" when Login is not null && !isIn:
                        await Say(line, "530 sign in first");
                        break;
                    default:
                        await Say(line, verb switch { "RCPT" => Refuses(said) ?? "250 ok", "DATA" => "354 go on", _ => "250 ok" });
                        break;
                }

                if (verb == "DATA" && !await Take(line))
                {
                    return;
                }
            }
        }
    }

    private static Task Say(Stream line, string said) => line.WriteAsync(Encoding.UTF8.GetBytes(said + "\r\n")).AsTask();

    // Byte by byte, so that nothing is taken that belongs to what comes after encryption has begun.
    private static async Task<string?> Hear(Stream line)
    {
        var (said, one) = (new List<byte>(), new byte[1]);
        while (await line.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. said]).TrimEnd('\r');
            }

            said.Add(one[0]);
        }

        return null;
    }

    private async Task<bool> Take(Stream connection)
    {
        var mail = new StringBuilder();
        while (await Hear(connection) is { } line && line != ".")
        {
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        lock (_taken)
        {
            _taken.Add(mail.ToString());
        }

        if (DropsAnswer)
        {
            return false;
        }

        await Say(connection, "250 taken");
        return true;
    }
}
