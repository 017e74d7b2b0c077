using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Palier.Benchmarks.Pages;

/// <summary>The server as a process of its own, started as a person would start it, on the last core of the machine alone; who asks it stays on the others.</summary>
internal sealed class OneCore : IDisposable
{
    private readonly Process _server;

    public OneCore(string database)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "src", "Palier.Web", "bin", Configuration, "net10.0", "Palier.Web.dll"));
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        Others(Environment.ProcessId);
        var start = new ProcessStartInfo("taskset", ["-c", Last, "dotnet", program, "--db", database, "--urls", Address.OriginalString]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        _server = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += End;
        var said = new List<string>();
        while (_server.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Palier answers at ", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"the server ended before it answered: {string.Join(' ', said)}");
    }

    public Uri Address { get; }

    /// <summary>What the server had of its processor since it began.</summary>
    public TimeSpan Used
    {
        get
        {
            _server.Refresh();
            return _server.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the server holds, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _server.Refresh();
            return _server.WorkingSet64 / 1e6;
        }
    }

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private static string Last => (Cores - 1).ToString(CultureInfo.InvariantCulture);

    private static int Cores { get; } = Environment.ProcessorCount > 1 ? Environment.ProcessorCount
        : throw new InvalidOperationException("the server has a core of its own, so this takes a machine with two at least");

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        _server.Dispose();
    }

    // Also where somebody stops the measuring.
    private void End(object? sender, EventArgs e)
    {
        _server.Kill(entireProcessTree: true);
        _server.WaitForExit();
    }

    private static void Others(int process)
    {
        var others = Cores == 2 ? "0" : string.Create(CultureInfo.InvariantCulture, $"0-{Cores - 2}");
        using var moved = Process.Start(new ProcessStartInfo("taskset", ["-a", "-c", "-p", others, process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        moved.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
