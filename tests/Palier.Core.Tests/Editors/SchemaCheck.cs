using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Palier.Core.Definition.Yaml;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Editors;

/// <summary>Asks another program's validator whether texts fit a schema. Texts are handed over as the language reads them: every value as it was written.</summary>
internal static class SchemaCheck
{
    private const string Validator = """
        import json, sys
        from jsonschema import Draft202012Validator
        asked = json.load(sys.stdin)
        schema = asked["schema"]
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        def why(text):
            return "; ".join(f"{'/'.join(map(str, e.absolute_path))}: {e.message[:160]}" for e in validator.iter_errors(text))
        json.dump({name: why(text) for name, text in asked["texts"].items()}, sys.stdout)
        """;

    public static string Read(string schema) => Repository.Read($"schema/palier-{schema}.schema.json");

    /// <summary>By the name of each text why it does not fit; empty where it does.</summary>
    public static Dictionary<string, string> Of(string schema, IEnumerable<(string Name, string Yaml)> texts)
    {
        var asked = new JsonObject
        {
            ["schema"] = JsonNode.Parse(schema),
            ["texts"] = new JsonObject([.. texts.Select(t => KeyValuePair.Create(t.Name, Json(YamlText.Read(t.Yaml, new Mistakes())!)))]),
        };
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Validator]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var python = Process.Start(start)!;
        var error = python.StandardError.ReadToEndAsync();
        var told = python.StandardOutput.ReadToEndAsync();
        python.StandardInput.Write(asked.ToJsonString());
        python.StandardInput.Close();
        python.WaitForExit();
        python.ExitCode.ShouldBe(0, $"the validator of the package python3-jsonschema: {error.Result}");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(told.Result)!;
    }

    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject([.. map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Json(e.Value)))]),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        Scalar scalar => scalar.Text,
        _ => null,
    };
}
