using System.Diagnostics;
using System.Net;
using Palier.Web.Hosting;

namespace Palier.Web.Tests.Hosting;

/// <summary>The server as a process of its own, in no particular environment and started from a folder that is not its own.</summary>
public sealed class StartedElsewhereTests
{
    [Fact]
    public async Task A_browser_that_takes_compressed_files_gets_the_styles_from_a_server_started_in_any_folder()
    {
        var folder = Directory.CreateTempSubdirectory("palier-elsewhere-").FullName;
        using var server = Start(folder);
        try
        {
            var address = await AddressOf(server);
            using var browser = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
            foreach (var file in (string[])["/tokens.css", "/components.css"])
            {
                var text = await browser.GetStringAsync(new Uri(address + file), TestContext.Current.CancellationToken);
                text.ShouldContain("{", customMessage: file);
            }
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(Server).Assembly.Location, "--db", Path.Combine(folder, "elsewhere.db"), "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false,
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start)!;
    }

    private static async Task<string> AddressOf(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("Palier answers at ", StringComparison.Ordinal))
            {
                return line.Split(' ')[3].TrimEnd('.');
            }
        }

        throw new InvalidOperationException("the server ended before it answered");
    }
}
