using System.Net;
using System.Net.Sockets;
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
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT")
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }

                await writer.WriteLineAsync(verb switch { "EHLO" => "250-test\r\n250 8BITMIME", "RCPT" => Refuses(line) ?? "250 ok", "DATA" => "354 go on", _ => "250 ok" });
                if (verb == "DATA" && !await Take(reader, writer))
                {
                    return;
                }
            }
        }
    }

    private async Task<bool> Take(StreamReader reader, StreamWriter writer)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
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

        await writer.WriteLineAsync("250 taken");
        return true;
    }
}
