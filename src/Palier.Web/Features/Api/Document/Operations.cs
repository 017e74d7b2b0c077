using System.Text.Json.Nodes;

namespace Palier.Web.Features.Api.Document;

/// <summary>The operations of the document: how each call is asked, what it answers, and every problem that it can answer with.</summary>
internal sealed class Operations(Shell.Words words, Schemas schemas)
{
    public JsonObject Of(Call call)
    {
        var operation = new JsonObject
        {
            ["operationId"] = call.Id, ["summary"] = words[$"api.call.{call.Id}"], ["description"] = DescriptionOf(call), ["tags"] = new JsonArray(call.Part),
        };
        if (ParametersOf(call) is { Count: > 0 } parameters)
        {
            operation["parameters"] = parameters;
        }

        if (BodyOfCall(call) is { } body)
        {
            operation["requestBody"] = body;
        }

        if ((call.Act ?? call.OnlyTo) is not null)
        {
            operation["security"] = new JsonArray(new JsonObject { ["person"] = new JsonArray() });
        }
        else if (call.ShowsMoreTo)
        {
            operation["security"] = new JsonArray(new JsonObject(), new JsonObject { ["person"] = new JsonArray() });
        }

        operation["responses"] = ResponsesOf(call);
        return operation;
    }

    // The sentence says what it does; who may do it follows from the roles and is said here.
    private string DescriptionOf(Call call) => (call.Act ?? call.OnlyTo) is not { } act ? words[call.ShowsMoreTo ? "api.reads_more" : "api.reads"]
        : words.Say("api.roles", ("roles", string.Join(", ", Core.Acting.Rights.RolesFor(act).Select(r => words[$"api.role.{r}"]))));

    private JsonArray ParametersOf(Call call)
    {
        var parameters = new JsonArray();
        foreach (var place in call.Places)
        {
            parameters.Add((JsonNode)Parameter(place, "path", true, Example(place, Schemas.Typed("string"))));
        }

        foreach (var query in call.Query)
        {
            parameters.Add((JsonNode)Parameter(query.Name, "query", query.Required, Example(query.Name, SchemaOf(query))));
        }

        if (call.Act is not null)
        {
            parameters.Add((JsonNode)Header(Running.Key, "api.header.key", call.NeedsKey, "7c9e6679-7425-40de-944b-e07fc1f90ae7"));
        }

        if (call.Shown is not null)
        {
            parameters.Add((JsonNode)Header("If-Match", "api.header.match", true, "\"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef\""));
        }

        if (!call.IsPosted)
        {
            parameters.Add((JsonNode)Header("If-None-Match", "api.header.none_match", false, "\"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef\""));
        }

        return parameters;
    }

    private static JsonObject SchemaOf(AskedFor query) => query.Kind switch
    {
        AskedKind.Number => new JsonObject { ["type"] = "integer", ["minimum"] = query.Name == "limit" ? 1 : 0, ["maximum"] = query.Name == "limit" ? Listing.Most : int.MaxValue },
        AskedKind.Day => Schemas.Typed("string", ("format", "date")),
        AskedKind.YesOrNo => Schemas.Typed("boolean"),
        AskedKind.OneOf => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. query.Values.Select(v => (JsonNode)v)]) },
        _ => Schemas.Typed("string"),
    };

    private static JsonObject Example(string name, JsonObject schema)
    {
        if (schema["enum"] is null && Examples.Of(name, schema["type"]!.GetValue<string>(), schema["format"]?.GetValue<string>()) is { } example)
        {
            schema["examples"] = new JsonArray(name == "number" ? "3" : example);
        }

        return schema;
    }

    private JsonObject Parameter(string name, string place, bool needed, JsonObject schema) => new()
    {
        ["name"] = name, ["in"] = place, ["required"] = needed, ["description"] = words[words.Sentences.ContainsKey($"api.query.{name}") ? $"api.query.{name}" : $"api.field.{name}"], ["schema"] = schema,
    };

    private JsonObject Header(string name, string said, bool needed, string example) => new()
    {
        ["name"] = name, ["in"] = "header", ["required"] = needed, ["description"] = words[said], ["schema"] = new JsonObject { ["type"] = "string", ["examples"] = new JsonArray(example) },
    };

    private JsonObject? BodyOfCall(Call call)
    {
        if (call.Takes is not null)
        {
            var schema = schemas.Of(call.Takes);
            return new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema, ["example"] = schemas.ExampleOf(schema) } } };
        }

        if (call.TakesFile is null)
        {
            return null;
        }

        var file = new JsonObject { ["type"] = "string", ["contentMediaType"] = call.FileMedia, ["description"] = words["api.field.file"] };
        var mapping = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/yaml", ["description"] = words["api.field.mapping"] };
        var lookup = new JsonObject { ["type"] = "string", ["contentMediaType"] = call.FileMedia, ["description"] = words["api.field.lookup"] };
        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                [call.TakesFile] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object", ["properties"] = call.TakesMapping ? new JsonObject { ["file"] = file, ["mapping"] = mapping, ["lookup"] = lookup } : new JsonObject { ["file"] = file },
                        ["required"] = call.TakesMapping ? new JsonArray("file", "mapping") : new JsonArray("file"),
                    },
                },
            },
        };
    }

    private JsonObject ResponsesOf(Call call)
    {
        var responses = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal) { [$"{call.Status}"] = DoneOf(call) };
        if (call.Status == StatusCodes.Status201Created && call.Gives.Length > 1)
        {
            responses["200"] = DoneOf(call);
        }

        if (!call.IsPosted)
        {
            responses["304"] = new JsonObject { ["description"] = words["api.not_modified"] };
        }

        foreach (var problems in call.AllProblems.Distinct().GroupBy(p => ProblemKinds.All[p]))
        {
            responses[$"{problems.Key}"] = ProblemOf([.. problems]);
        }

        return new JsonObject(responses);
    }

    private JsonObject DoneOf(Call call)
    {
        if (call.GivesFile is { } type)
        {
            return new JsonObject { ["description"] = words["api.answer"], ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } } };
        }

        var schema = call.Act is not null ? schemas.OfDone(call.Gives) : call.IsList ? schemas.OfPage(call.Gives[0]) : schemas.Of(call.Gives[0]);
        return new JsonObject { ["description"] = words["api.answer"], ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema, ["example"] = schemas.ExampleOf(schema) } } };
    }

    private JsonObject ProblemOf(string[] keys)
    {
        var schema = new JsonObject
        {
            ["type"] = "object", ["required"] = new JsonArray("type", "title", "status", "detail"),
            ["properties"] = new JsonObject
            {
                ["type"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. keys.Select(k => (JsonNode)Problem.TypeOf(k))]) },
                ["title"] = Schemas.Typed("string"), ["status"] = Schemas.Typed("integer"), ["detail"] = Schemas.Typed("string"),
            },
        };
        var examples = new JsonObject(keys.Select(k => KeyValuePair.Create(Problem.Slug(k), (JsonNode?)new JsonObject
        {
            ["value"] = new JsonObject { ["type"] = Problem.TypeOf(k), ["title"] = words[$"api.problem.{k}"], ["status"] = ProblemKinds.All[k], ["detail"] = ProblemSentence.Of(k, words) },
        })));
        return new JsonObject
        {
            ["description"] = string.Join(" / ", keys.Select(k => words[$"api.problem.{k}"])),
            ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schema, ["examples"] = examples } },
        };
    }
}
