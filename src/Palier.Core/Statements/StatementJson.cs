using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Palier.Core.Statements;

/// <summary>
/// The content of a statement as canonical JSON: keys sorted, money as text with its currency, no white space, the same bytes
/// for the same content on every machine. Its SHA-256 is the seal of the statement.
/// </summary>
public static class StatementJson
{
    /// <summary>The form of the content; another one gets another number, and older ones stay readable.</summary>
    public const int Form = 1;

    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Statement statement)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, plain))
        {
            Sorted(StatementNodes.Of(statement), writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The statement that a content says.</summary>
    /// <exception cref="FormatException">The text is no content of a statement: it was changed, or comes from elsewhere.</exception>
    public static Statement Read(string content)
    {
        try
        {
            return StatementReading.Of(JsonNode.Parse(content)!.AsObject());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or OverflowException)
        {
            throw new FormatException("This is no content of a statement.", e);
        }
    }

    /// <summary>The seal: SHA-256 of the content in UTF-8, in small hexadecimal letters.</summary>
    public static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static void Sorted(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var (key, value) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Sorted(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Sorted(item, writer);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
