using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Palier.Core.Values;

namespace Palier.Web.Features.Api.Document;

/// <summary>The schemas of what is sent and answered, made of the records themselves; each record is written once and referred to.</summary>
internal sealed class Schemas(Shell.Words words)
{
    private static readonly NullabilityInfoContext nullability = new();

    private static readonly Lock nullabilityLock = new();

    /// <summary>The schemas by the names of their records.</summary>
    public JsonObject Components { get; } = [];

    public JsonObject Of(Type type)
    {
        var plain = System.Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? Typed("string")
            : plain == typeof(int) ? Typed("integer", ("format", "int32"))
            : plain == typeof(long) ? Typed("integer", ("format", "int64"))
            : plain == typeof(bool) ? Typed("boolean")
            : plain == typeof(DateOnly) ? Typed("string", ("format", "date"))
            : plain == typeof(DateTime) ? Typed("string", ("format", "date-time"))
            : plain == typeof(decimal) ? Typed("string", ("pattern", "^-?[0-9]+(\\.[0-9]+)?$"))
            : plain == typeof(Period) ? new JsonObject { ["type"] = "string", ["examples"] = new JsonArray(Examples.Span) }
            : plain == typeof(Currency) ? Typed("string")
            : plain == typeof(Money) ? Referred("Money", () => Record(typeof(AmountOfMoney)))
            : plain == typeof(object) || plain == typeof(JsonNode) ? Typed("object")
            : plain.IsEnum ? Referred(plain.Name, () => Words(plain))
            : Several(plain) ?? Referred(NameOf(plain), () => Record(plain));
    }

    /// <summary>The figures of an outcome.</summary>
    public JsonObject OfOutcome(Type outcome) => Referred(OutcomeName(outcome), () => Object(
        Figures.Of(outcome).Select(f => (f.Name, Schema: Nullable(Of(f.Shown), IsNullable(f.Property)), Needed: !IsNullable(f.Property)))));

    /// <summary>A page of a list.</summary>
    public JsonObject OfPage(Type item) => Referred($"{NameOf(item)}Page", () => Object(
        [("items", Array(Of(item)), true), ("next", Nullable(Typed("string"), true), true)]));

    /// <summary>What was done, with the figures of one of several outcomes.</summary>
    public JsonObject OfDone(ImmutableArray<Type> outcomes)
    {
        var figures = outcomes.Select(OfOutcome).ToList();
        return Object([("outcome", Typed("string"), true), ("said", Typed("string"), true), ("figures", figures is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. figures]) }, true)]);
    }

    /// <summary>An example of what a schema says, made of the examples of its properties; what contains itself is shown once.</summary>
    public JsonNode? ExampleOf(JsonNode? schema, params ImmutableArray<string> within) => schema switch
    {
        JsonObject s when s["$ref"]?.GetValue<string>() is { } reference => Examples.Fitting(reference.Split('/')[^1], ExampleOf(Components[reference.Split('/')[^1]], within.Add(reference))),
        JsonObject s when s["examples"] is JsonArray examples => examples[0]!.DeepClone(),
        JsonObject s when s["enum"] is JsonArray values => values[0]!.DeepClone(),
        JsonObject s when (s["anyOf"] ?? s["oneOf"]) is JsonArray some => ExampleOf(some[0], within),
        JsonObject s when s["properties"] is JsonObject properties => new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, ExampleOf(p.Value, within)))),
        JsonObject s when s["items"] is { } items => items["$ref"]?.GetValue<string>() is { } again && within.Contains(again) ? new JsonArray() : new JsonArray(ExampleOf(items, within)),
        JsonObject s when TypeOf(s) == "object" => new JsonObject(),
        JsonObject s => TypeOf(s) switch { "integer" => 1, "boolean" => true, _ => "text" },
        _ => null,
    };

    public static JsonObject Typed(string type, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var schema = new JsonObject { ["type"] = type };
        foreach (var (name, value) in more)
        {
            schema[name] = value;
        }

        return schema;
    }

    private static string? TypeOf(JsonObject schema) => schema["type"] is JsonArray several ? several[0]!.GetValue<string>() : schema["type"]?.GetValue<string>();

    private JsonObject? Several(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var (kind, of) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        return kind == typeof(ImmutableArray<>) ? Array(Of(of[0]))
            : kind == typeof(ImmutableSortedDictionary<,>) ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(of[1]) } : null;
    }

    private JsonObject Record(Type type) => Object(Parts(type).Select(p =>
    {
        var none = IsNullable(p.Property);
        return (JsonNamingPolicy.CamelCase.ConvertName(p.Property.Name), Nullable(Of(p.Property.PropertyType), none), !p.IsOptional);
    }));

    // A parameter with a value of its own may be left out.
    private static IEnumerable<(PropertyInfo Property, bool IsOptional)> Parts(Type type)
    {
        var parameters = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters().ToDictionary(p => p.Name!, StringComparer.Ordinal);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => parameters.ContainsKey(p.Name)).Select(p => (p, parameters[p.Name].HasDefaultValue));
    }

    private JsonObject Object(IEnumerable<(string Name, JsonObject Schema, bool Needed)> parts)
    {
        var (properties, needed) = (new JsonObject(), new JsonArray());
        foreach (var (name, schema, isNeeded) in parts)
        {
            properties[name] = Described(name, schema);
            if (isNeeded)
            {
                needed.Add(name);
            }
        }

        var made = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (needed.Count > 0)
        {
            made["required"] = needed;
        }

        return made;
    }

    private JsonObject Described(string name, JsonObject schema)
    {
        if (words.Sentences.TryGetValue($"api.field.{name}", out var said))
        {
            schema["description"] = said;
        }

        if (schema["items"] is JsonObject items && TypeOf(items) == "string" && !items.ContainsKey("examples") && Examples.Of(name, "string", null) is { } one)
        {
            items["examples"] = new JsonArray(one);
        }

        if (!schema.ContainsKey("$ref") && !schema.ContainsKey("examples") && TypeOf(schema) is "string" or "integer" or "boolean" && Examples.Of(name, TypeOf(schema)!, schema["format"]?.GetValue<string>()) is { } example)
        {
            schema["examples"] = new JsonArray(example);
        }

        return schema;
    }

    private static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Nullable(JsonObject schema, bool none)
    {
        if (!none)
        {
            return schema;
        }

        if (schema["type"] is { } type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, Typed("null")) };
    }

    private static JsonObject Words(Type type) => new()
    {
        ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(n))]),
    };

    private JsonObject Referred(string name, Func<JsonObject> make)
    {
        if (!Components.ContainsKey(name))
        {
            Components[name] = new JsonObject();
            Components[name] = make();
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static bool IsNullable(PropertyInfo property)
    {
        lock (nullabilityLock)
        {
            return System.Nullable.GetUnderlyingType(property.PropertyType) is not null || nullability.Create(property).ReadState == NullabilityState.Nullable;
        }
    }

    private static string NameOf(Type type) => type.Name;

    // The figures of LimitOutcome.Proposed are LimitProposedFigures to clients: LimitProposed is what they send.
    private static string OutcomeName(Type type) => type.DeclaringType is { } above ? above.Name.Replace("Outcome", "", StringComparison.Ordinal) + type.Name + "Figures" : type.Name;

    /// <summary>Money as it is written.</summary>
    private sealed record AmountOfMoney(decimal Amount, Currency Currency);
}
