using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Api;

/// <summary>The OpenAPI document, as the server gives it.</summary>
public sealed class DocumentTests
{
    private const string Rules = "extends: [\"spectral:oas\"]\n";

    private static readonly Lock installing = new();

    private static readonly string[] saidInWords = ["description", "summary", "title", "detail"];

    private const string Linter = "@stoplight/spectral-cli@6.16.3";

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task An_independent_linter_finds_nothing_wrong_with_the_document(string language)
    {
        using var site = new ApiSite(Engine.Sqlite);
        var folder = Directory.CreateDirectory(Path.Combine(Root.Folder, "artifacts", "linter")).FullName;
        var spectral = Installed(folder);
        var file = Path.Combine(Directory.CreateTempSubdirectory("palier-openapi-").FullName, "openapi.json");
        await File.WriteAllBytesAsync(file, (await site.GetAsync("/api/openapi.json", language)).Bytes, TestContext.Current.CancellationToken);
        var rules = Path.Combine(Path.GetDirectoryName(file)!, "rules.yaml");
        await File.WriteAllTextAsync(rules, Rules, TestContext.Current.CancellationToken);

        var (ended, told) = Run(spectral, folder, "lint", file, "--ruleset", rules, "--fail-severity", "hint");

        ended.ShouldBe(0, told);
    }

    [Fact]
    public async Task The_linter_finds_what_is_wrong()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var folder = Directory.CreateDirectory(Path.Combine(Root.Folder, "artifacts", "linter")).FullName;
        var document = (await site.GetAsync("/api/openapi.json")).Json;
        document["paths"]!["/holds"]!["get"]!.AsObject().Remove("responses");
        var file = Path.Combine(Directory.CreateTempSubdirectory("palier-openapi-").FullName, "openapi.json");
        await File.WriteAllTextAsync(file, document.ToJsonString(), TestContext.Current.CancellationToken);
        var rules = Path.Combine(Path.GetDirectoryName(file)!, "rules.yaml");
        await File.WriteAllTextAsync(rules, Rules, TestContext.Current.CancellationToken);

        Run(Installed(folder), folder, "lint", file, "--ruleset", rules, "--fail-severity", "hint").Ended.ShouldNotBe(0);
    }

    [Fact]
    public async Task The_document_names_every_call_once_with_examples_that_have_every_property()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var document = (await site.GetAsync("/api/openapi.json")).Json;
        document["openapi"]!.GetValue<string>().ShouldBe("3.1.1");
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => o.Value!)).ToList();
        operations.Select(o => o["operationId"]!.GetValue<string>()).Distinct().Count().ShouldBe(operations.Count);
        var schemas = document["components"]!["schemas"]!.AsObject();
        schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Where(p => p.Value!["description"] is null).Select(p => $"{s.Key}.{p.Key}")).ShouldBeEmpty("properties without a word about them");
        operations.Where(o => o["requestBody"] is not null).ShouldAllBe(o => o["requestBody"]!["content"]!.AsObject().First().Value!["schema"] != null);
        var references = Regex.Matches(document.ToJsonString(), "#/components/schemas/(?<name>[A-Za-z0-9_]+)").Select(m => m.Groups["name"].Value).Distinct();
        references.Where(r => schemas[r] is null).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_example_of_what_is_sent_is_refused_as_it_is_written()
    {
        using var site = new ApiSite(Engine.Sqlite);
        foreach (var (path, operations) in (await site.GetAsync("/api/openapi.json")).Json["paths"]!.AsObject())
        {
            if (operations!["post"]?["requestBody"]?["content"]?["application/json"]?["example"] is { } example)
            {
                var person = operations["post"]!["security"] is null ? null : "mika";
                (await site.PostAsync("/api" + path.Replace("{number}", "1", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), example.ToJsonString(), person, match: "\"x\""))
                    .Problem.ShouldNotBe("body-wrong", $"{path} {example}");
            }
        }
    }

    [Fact]
    public async Task The_document_says_the_same_in_both_languages()
    {
        using var site = new ApiSite(Engine.Sqlite);
        var (english, french) = ((await site.GetAsync("/api/openapi.json")).Json, (await site.GetAsync("/api/openapi.json", "fr")).Json);
        english["info"]!["summary"]!.GetValue<string>().ShouldNotBe(french["info"]!["summary"]!.GetValue<string>());
        Bare(english).ToJsonString().ShouldBe(Bare(french).ToJsonString());
    }

    // The document without what is said in a language.
    private static JsonNode Bare(JsonNode node)
    {
        foreach (var below in node is JsonObject map ? map.Select(p => p.Value).ToList() : node is JsonArray list ? [.. list] : [])
        {
            if (below is not null)
            {
                Bare(below);
            }
        }

        foreach (var said in saidInWords.Where(s => (node as JsonObject)?[s] is JsonValue))
        {
            node.AsObject().Remove(said);
        }

        return node;
    }

    /// <summary>Puts the linter into a folder of the build, once; it is asked for by its name and version, and by nothing else.</summary>
    private static string Installed(string folder)
    {
        var program = Path.Combine(folder, "node_modules", ".bin", "spectral");
        lock (installing)
        {
            if (!File.Exists(program))
            {
                var (ended, told) = Run("npm", folder, "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", Linter);
                ended.ShouldBe(0, $"The linter of OpenAPI documents could not be installed: {told}");
            }
        }

        return program;
    }

    private static (int Ended, string Told) Run(string program, string folder, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEndAsync();
            var told = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, told + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} could not be started: {e.Message}. Install Node.js with npm: apt-get install nodejs npm.", e);
        }
    }
}
