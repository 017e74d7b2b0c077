using System.Diagnostics;
using System.Net;
using Palier.Web.Hosting;

namespace Palier.Web.Tests.Hosting;

/// <summary>The server as a process of its own, in no particular environment and started from a folder that is not its own.</summary>
public sealed class StartedElsewhereTests
{
    [Fact]
    public async Task A_server_started_in_any_folder_gives_compressed_styles_keeps_its_keys_beside_the_database_and_warns_of_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("palier-elsewhere-").FullName;
        using var server = Start(folder);
        try
        {
            var said = new List<string>();
            var address = await AddressOf(server, said);
            said.ShouldAllBe(line => !line.Contains("warn", StringComparison.OrdinalIgnoreCase));
            Directory.GetFiles(Keys.Folder(Path.Combine(folder, "elsewhere.db"))).ShouldNotBeEmpty();
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
        start.Environment["HOME"] = folder;
        return Process.Start(start)!;
    }

    private static async Task<string> AddressOf(Process server, List<string> said)
    {
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Palier answers at ", StringComparison.Ordinal))
            {
                return line.Split(' ')[3].TrimEnd('.');
            }
        }

        throw new InvalidOperationException("the server ended before it answered");
    }
}
