using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Ledger;

/// <summary>A movement that a settlement would post, as it stands in its content.</summary>
public sealed record ProposedMovement(
    string Partner, DateOnly Day, string FromOwner, string FromAccount, string ToOwner, string ToAccount, long Minor, string Currency,
    Purpose Purpose, string Name, DateOnly PeriodFrom, DateOnly PeriodUntil, string PartOwner, string PartAccount, int Number, int Version, bool Billed)
{
    [JsonIgnore]
    public Movement Movement => RowMapping.Fact(Row("", 0));

    public static ProposedMovement Of(string partner, Movement m) => new(
        partner, m.On, m.From.Owner, m.From.Name, m.To.Owner, m.To.Name, m.Amount.Minor, m.Amount.Currency.Code,
        m.Of.Purpose, m.Of.Name, m.Of.Period.From, m.Of.Period.Until, m.Of.Part.Owner, m.Of.Part.Name, m.Of.Number, m.Version, m.Billed);

    public MovementRow Row(string programme, int settlement)
    {
        var movement = new Movement(
            new Account(FromOwner, FromAccount), new Account(ToOwner, ToAccount), new Money(Minor, RowMapping.CurrencyOf(Currency)), Day,
            new Matter(Purpose, Name, new Period(PeriodFrom, PeriodUntil), new Account(PartOwner, PartAccount), Number), Version, Billed);
        return RowMapping.Row(movement, programme, Partner) with { Settlement = settlement };
    }
}

/// <summary>What a settlement would post: the programme, the period, the day the books are kept to, and the movements in their order.</summary>
public sealed record Proposal(string Programme, string Period, DateOnly KeptTo, ImmutableArray<ProposedMovement> Movements)
{
    // The order of the properties is that of the declaration, and nothing in it depends on a language or a clock.
    private static readonly JsonSerializerOptions canonical = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>Canonical JSON: the same proposal is the same text, byte for byte.</summary>
    [JsonIgnore]
    public string Content => JsonSerializer.Serialize(this, canonical);

    /// <summary>What the content of a settlement says.</summary>
    public static Proposal Read(string content) =>
        JsonSerializer.Deserialize<Proposal>(content, canonical) ?? throw new InvalidOperationException("the content of a settlement is empty");

    /// <summary>SHA-256 of a content in small hexadecimal letters.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
