using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Palier.Web.Tests.Databases;

/// <summary>When the line to the server breaks at the chosen COMMIT.</summary>
internal enum Breaks
{
    /// <summary>The server has committed, and its answer is lost.</summary>
    AfterCommit,

    /// <summary>The server never sees it.</summary>
    BeforeCommit,
}

/// <summary>A line to a PostgreSQL server that breaks once: at the n-th COMMIT that goes over it. Everything else passes as it is.</summary>
internal sealed class LossyLine : IDisposable
{
    private const int SslAsked = 80877103;
    private const int GssAsked = 80877104;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly int _at;
    private readonly Breaks _breaks;
    private int _commits;

    /// <param name="server">The port of the server.</param>
    /// <param name="at">The COMMIT at which it breaks, from one; none where it is 0.</param>
    /// <param name="breaks">Before or after that.</param>
    public LossyLine(int server, int at, Breaks breaks)
    {
        (_server, _at, _breaks) = (server, at, breaks);
        _listener.Start();
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many COMMITs went into it.</summary>
    public int Commits => _commits;

    /// <summary>Whether it broke.</summary>
    public bool HasBroken { get; private set; }

    public void Dispose() => _listener.Dispose();

    private void Listen()
    {
        try
        {
            while (true)
            {
                var line = new Line(this, _listener.AcceptTcpClient());
                new Thread(line.ToServer) { IsBackground = true }.Start();
                new Thread(line.ToClient) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }
    }

    /// <summary>One connection over it.</summary>
    private sealed class Line : IDisposable
    {
        private static readonly byte[] ready = [(byte)'Z', 0, 0, 0, 5];

        private readonly LossyLine _of;
        private readonly TcpClient _client;
        private readonly TcpClient _server = new();
        private volatile bool _isLost;

        public Line(LossyLine of, TcpClient client)
        {
            (_of, _client) = (of, client);
            _server.Connect(IPAddress.Loopback, of._server);
        }

        public void ToServer() => Ending(() =>
        {
            var (from, to) = (_client.GetStream(), _server.GetStream());
            while (true)
            {
                var first = Message(from, hasKind: false);
                to.Write(first);
                if (BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(4)) is not (SslAsked or GssAsked))
                {
                    break;
                }
            }

            while (true)
            {
                var message = Message(from, hasKind: true);
                if (message[0] == 'Q' && Encoding.ASCII.GetString(message, 5, message.Length - 6) == "COMMIT" && Interlocked.Increment(ref _of._commits) == _of._at)
                {
                    _of.HasBroken = true;
                    if (_of._breaks == Breaks.BeforeCommit)
                    {
                        return;
                    }

                    _isLost = true;
                }

                to.Write(message);
            }
        });

        public void ToClient() => Ending(() =>
        {
            var (from, to, part) = (_server.GetStream(), _client.GetStream(), new byte[65536]);
            while (from.Read(part) is > 0 and var count)
            {
                if (!_isLost)
                {
                    to.Write(part, 0, count);
                }
                else if (part.AsSpan(0, count).IndexOf(ready) >= 0)
                {
                    return;
                }
            }
        });

        private void Ending(Action what)
        {
            try
            {
                what();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the two ends has hung up.
            }

            Dispose();
        }

        public void Dispose()
        {
            _client.Dispose();
            _server.Dispose();
        }

        private static byte[] Message(NetworkStream from, bool hasKind)
        {
            var head = new byte[hasKind ? 5 : 4];
            from.ReadExactly(head);
            var message = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(hasKind ? 1 : 0)) + (hasKind ? 1 : 0)];
            head.CopyTo(message, 0);
            from.ReadExactly(message, head.Length, message.Length - head.Length);
            return message;
        }
    }
}
