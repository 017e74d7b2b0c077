using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Palier.Web.Tests.Databases;

/// <summary>
/// A PostgreSQL server of this run alone, on 127.0.0.1 and a free port. It trusts every connection and does not wait
/// for the disk, because nothing in it outlives the run.
/// </summary>
internal sealed class PostgresServer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private static readonly Lazy<PostgresServer> running = new(Start);

    private readonly string folder;
    private readonly int port;
    private Process? process;

    private PostgresServer(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
    }

    public static PostgresServer Running => running.Value;

    /// <summary>How much memory the server keeps for tables; to be said before it runs.</summary>
    public static string SharedBuffers { get; set; } = "128MB";

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=postgres;Database={database};Include Error Detail=true";

    /// <summary>Runs one statement of administration. Copying one template twice at once is refused by the server, hence the lock.</summary>
    public void Run(string sql)
    {
        lock (running)
        {
            using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=False");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    private static PostgresServer Start()
    {
        if (!File.Exists(Programs + "/initdb"))
        {
            throw new InvalidOperationException($"PostgreSQL 15 is not at {Programs}: run 'apt-get install postgresql-15', or 'dotnet run build.cs test', which installs it.");
        }

        var place = Directory.CreateTempSubdirectory("palier-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to run as root.
            Finish(Process.Start("chown", ["postgres", place]));
        }

        var data = place + "/data";
        Finish(AsServerAccount($"{Programs}/initdb", "--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"));
        var started = new PostgresServer(place, FreePort());
        using var ready = new ManualResetEventSlim();
        var serving = new Thread(() => started.Serve(data, ready)) { IsBackground = true, Name = "postgres" };
        serving.Start();
        ready.Wait();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => started.Stop(serving);
        started.WaitUntilItAnswers();
        return started;
    }

    /// <summary>
    /// The server is told to end when the thread that started it ends, so even a killed test run leaves none behind;
    /// that is why this thread stays until the server is gone.
    /// </summary>
    private void Serve(string data, ManualResetEventSlim ready)
    {
        var options = new[] { "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", $"shared_buffers={SharedBuffers}", "unix_socket_directories=", "listen_addresses=127.0.0.1", "logging_collector=off", "log_min_messages=panic" };
        process = AsServerAccount($"{Programs}/postgres", ["-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), .. options.SelectMany(o => new[] { "-c", o })]);
        ready.Set();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private void WaitUntilItAnswers()
    {
        var until = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Run("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (until.Elapsed < TimeSpan.FromSeconds(30))
            {
                Thread.Sleep(50);
            }
        }
    }

    private void Stop(Thread serving)
    {
        // The shell has its own kill; a bare machine may have no other. Interrupted, the server closes every connection at once and takes its own children with it.
        Finish(Process.Start("sh", ["-c", $"kill -INT {process!.Id.ToString(CultureInfo.InvariantCulture)}"]));
        serving.Join(TimeSpan.FromSeconds(10));
        Directory.Delete(folder, recursive: true);
    }

    private static Process AsServerAccount(string program, params string[] arguments)
    {
        string[] account = Environment.IsPrivilegedProcess ? ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"] : [];
        var start = new ProcessStartInfo("setpriv", [.. account, "--pdeathsig", "INT", program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    private static void Finish(Process process)
    {
        using (process)
        {
            if (process.StartInfo.RedirectStandardOutput)
            {
                process.StandardOutput.ReadToEnd();
            }

            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
