using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.Core.Values;

namespace Palier.Web.Features.Api;

/// <summary>How values are written in JSON: money as text with its currency, days as ISO dates, periods by their names, words in small letters.</summary>
internal static class ApiJson
{
    public const int Deepest = 32;

    public static JsonSerializerOptions Writing { get; } = Options(o => o.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>What a client sends is taken by the letter: an unknown property, one that is missing or one that stands twice is refused.</summary>
    public static JsonSerializerOptions Reading { get; } = Options(o =>
    {
        o.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        o.AllowDuplicateProperties = false;
        o.RespectNullableAnnotations = true;
        o.RespectRequiredConstructorParameters = true;
        o.PropertyNameCaseInsensitive = false;
        o.NumberHandling = JsonNumberHandling.Strict;
    });

    private static JsonSerializerOptions Options(Action<JsonSerializerOptions> more)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase, MaxDepth = Deepest,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new AmountText(), new MoneyText(), new CurrencyText(), new PeriodText() },
        };
        more(options);
        return options;
    }

    /// <summary>An amount is text: digits with a point, no sign but a minus, no exponent, so that nobody's arithmetic rounds it.</summary>
    public static decimal? AmountOf(string? text) =>
        text is { Length: > 0 and <= 30 } && text[^1] != '.' && text.TrimStart('-') is [>= '0' and <= '9', ..]
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private sealed class AmountText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            (reader.TokenType == JsonTokenType.String ? AmountOf(reader.GetString()) : null) ?? throw new JsonException();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class MoneyText : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("amount", value.ToString().Split(' ')[0]);
            writer.WriteString("currency", value.Currency.Code);
            writer.WriteEndObject();
        }
    }

    private sealed class CurrencyText : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Currency.Find(reader.GetString()!) is { } found ? found : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }

    private sealed class PeriodText : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Period.Find(reader.GetString()!) is { } found ? found : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
