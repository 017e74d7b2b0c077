using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Palier.Core.Cases;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Editors;

/// <summary>
/// The JSON Schema (draft 2020-12) of the texts, for editors that complete and mark as one writes. It is made from the words that
/// the reader checks and from what the reference says of them. It sees the form of a text; what the text means only the reader sees.
/// </summary>
public sealed class LanguageSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _definitions = [];
    private readonly Dictionary<Construct, string> _names = [];

    /// <summary>The schema of programme texts.</summary>
    public static string OfProgrammes { get; } = new LanguageSchema().Whole(Vocabulary.Programme, "programme", "A partner programme");

    /// <summary>The schema of files of test cases.</summary>
    public static string OfCases { get; } = new LanguageSchema().Whole(CaseText.File, "cases", "Cases of a partner programme");

    private string Whole(Construct construct, string name, string title)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:palier:{name}",
            ["title"] = title,
        };
        foreach (var (key, value) in Of(construct, Chapters.Of(construct.Name) ?? "", null))
        {
            schema[key] = value?.DeepClone();
        }

        schema["$defs"] = new JsonObject([.. _definitions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone()))]);
        return schema.ToJsonString(Readable) + "\n";
    }

    private JsonObject Of(Construct construct, string chapter, string? inherited)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = Properties(construct.All, chapter, inherited), ["additionalProperties"] = false };
        if (!construct.Required.IsEmpty)
        {
            schema["required"] = Strings(construct.Required);
        }

        if (!construct.ExactlyOne.IsEmpty)
        {
            schema["oneOf"] = new JsonArray([.. construct.ExactlyOne.Select(w => new JsonObject { ["required"] = Strings([w]) })]);
        }

        return schema;
    }

    private JsonObject Properties(ImmutableArray<Word> words, string chapter, string? inherited)
    {
        var properties = new JsonObject();
        foreach (var word in words)
        {
            var said = Chapters.Section(chapter, word.Name) ?? inherited ?? Reference.OfLanguage.Of(chapter, word.Name) ?? Reference.OfLanguage.Anywhere(word.Name);
            var schema = Of(word.Kind, chapter, said);
            var described = new JsonObject();
            if (said is not null)
            {
                described["description"] = said;
            }

            foreach (var (key, value) in schema)
            {
                described[key] = value?.DeepClone();
            }

            properties[word.Name] = described;
        }

        return properties;
    }

    private JsonObject Of(Kind kind, string chapter, string? said) => kind switch
    {
        Kind.Written written => Written(written),
        Kind.Choice choice => new JsonObject { ["enum"] = Strings(choice.Phrases) },
        Kind.Map map => Defined(map.Of(), chapter, said),
        Kind.Each each => Each(each, chapter, said),
        Kind.Items items => new JsonObject { ["type"] = "array", ["items"] = Of(items.Of, chapter, said) },
        Kind.Either either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Of.Select(k => Of(k, chapter, said))]) },
        Kind.Named named => Defined(named),
        _ => [],
    };

    // A number is written without quotes, so an editor takes it for one.
    private static JsonObject Written(Kind.Written written)
    {
        if (written.Pattern is not { } pattern)
        {
            return new JsonObject { ["type"] = Strings(["string", "number"]) };
        }

        var whole = $"^(?:{pattern})$";
        var type = Matches("1.5", whole) ? "number" : Matches("2024", whole) ? "integer" : null;
        return new JsonObject { ["type"] = type is null ? "string" : Strings(["string", type]), ["pattern"] = whole };
    }

    private JsonObject Each(Kind.Each each, string chapter, string? said)
    {
        var patterns = new JsonObject();
        var taken = each.Beside.Select(w => Regex.Escape(w.Name)).ToList();
        foreach (var (key, value) in each.Others.Prepend((each.Key, each.Value)))
        {
            var pattern = key.Pattern ?? ".*";
            patterns[taken.Count == 0 ? $"^(?:{pattern})$" : $"^(?!(?:{string.Join('|', taken)})$)(?:{pattern})$"] = Of(value, chapter, said);
            taken.Add(pattern);
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (!each.Beside.IsEmpty)
        {
            schema["properties"] = Properties(each.Beside, chapter, said);
        }

        schema["patternProperties"] = patterns;
        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject Defined(Construct construct, string chapter, string? said)
    {
        if (!_names.TryGetValue(construct, out var name))
        {
            var isStep = Vocabulary.Steps.Contains(construct);
            _names[construct] = name = (isStep ? "step-" : "") + construct.Name.Replace(' ', '-');
            // A construct that has no chapter is described where it is used, and a step by its own row.
            _definitions[name] = isStep ? Of(construct, "Steps", Reference.OfLanguage.Of("Steps", construct.Name))
                : Chapters.Of(construct.Name) is { } own ? Of(construct, own, null)
                : Of(construct, chapter, said);
        }

        return ReferenceTo(name);
    }

    private JsonObject Defined(Kind.Named named)
    {
        var name = "a-" + named.Name;
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = new JsonObject();
            _definitions[name] = Of(named.Of(), Chapters.OfKind(named.Name), null);
        }

        return ReferenceTo(name);
    }

    private static bool Matches(string value, string pattern) => Regex.IsMatch(value, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static JsonObject ReferenceTo(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonArray Strings(IEnumerable<string> words) => [.. words.Select(w => (JsonNode)w)];
}
