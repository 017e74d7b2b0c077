using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>A wallet that was paid out for a period: what the money of a payment is for.</summary>
public sealed record PaidFor(string Wallet, string Period);

/// <summary>A bank account as a batch keeps it, so that the file never depends on anything else.</summary>
/// <param name="Number">Its number among the bank accounts.</param>
/// <param name="Holder">The name that the bank has for the holder.</param>
/// <param name="Street">Where the holder lives, where it is known.</param>
/// <param name="Town">The town, where it is known.</param>
/// <param name="Country">The country of the account in two letters.</param>
/// <param name="Iban">Its IBAN; null where its country has none.</param>
/// <param name="Other">The number of an account without IBAN.</param>
/// <param name="ClearingSystem">The clearing system that its bank is a member of: <c>USABA</c>.</param>
/// <param name="ClearingMember">The number of its bank there.</param>
/// <param name="Bic">The bank, where it is known.</param>
public sealed record BatchAccount(
    int Number, string Holder, string? Street, string? Town, string Country, string? Iban, string? Other, string? ClearingSystem, string? ClearingMember, string? Bic)
{
    /// <summary>The number that people know it by.</summary>
    [JsonIgnore]
    public string Named => Iban ?? Other ?? "";
}

/// <summary>What a payment takes from what one payee may be paid in the books of one partner under one programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Partner">The partner in whose books it stands.</param>
/// <param name="Minor">What it takes, in minor units of its own currency.</param>
/// <param name="Currency">The currency of the programme.</param>
/// <param name="PaidMinor">The same in minor units of the currency of the batch, rounded once, half up.</param>
/// <param name="Rate">Units of the currency of the batch for one unit, exact, as a fraction; null where the currencies are the same.</param>
/// <param name="RateDay">The day that rate was published.</param>
/// <param name="RateSource">Where it comes from.</param>
/// <param name="For">The wallets and periods that it is for.</param>
public sealed record PaymentPart(
    string Programme, string Partner, long Minor, string Currency, long PaidMinor, string? Rate, DateOnly? RateDay, string? RateSource, ImmutableArray<PaidFor> For);

/// <summary>One payment of a batch: all that one payee is paid by it.</summary>
/// <param name="Line">Its place in the batch, from one.</param>
/// <param name="Payee">A partner or one of its people.</param>
/// <param name="Partner">The partner in whose books it stands; of several, the first.</param>
/// <param name="Minor">The sum of its parts in the currency of the batch.</param>
/// <param name="Account">Where it goes.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record BatchPayment(int Line, string Payee, string Partner, long Minor, BatchAccount Account, ImmutableArray<PaymentPart> Parts);

/// <summary>Payments of one currency, from one account of the vendor, on one day: everything that its file is made of, and everything that is shown of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Currency">The currency that is paid.</param>
/// <param name="Day">The day on which it was proposed, which picks the rates.</param>
/// <param name="ExecuteOn">The day on which the bank is to execute it.</param>
/// <param name="Debtor">The vendor's account.</param>
/// <param name="Payments">The payments, in the order of the payees.</param>
public sealed record PayoutBatch(int Number, string Currency, DateOnly Day, DateOnly ExecuteOn, BatchAccount Debtor, ImmutableArray<BatchPayment> Payments)
{
    /// <summary>The form of the content; another one gets another number, and older ones stay readable.</summary>
    public const int CurrentForm = 1;

    // The order of the properties is that of the declaration, and nothing in it depends on a language or a clock.
    private static readonly JsonSerializerOptions canonical = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Form { get; init; } = CurrentForm;

    [JsonIgnore]
    public Currency Of => Values.Currency.Of(Currency);

    [JsonIgnore]
    public Money Total => new(Payments.Aggregate(0L, (sum, p) => checked(sum + p.Minor)), Of);

    /// <summary>Canonical JSON: the same batch is the same text, byte for byte.</summary>
    [JsonIgnore]
    public string Content => JsonSerializer.Serialize(this, canonical);

    /// <summary>What the content of a batch says.</summary>
    /// <exception cref="FormatException">The text is no content of a batch: it was changed.</exception>
    public static PayoutBatch Read(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<PayoutBatch>(content, canonical) ?? throw new FormatException("the content of a batch is empty");
        }
        catch (JsonException e)
        {
            throw new FormatException("this is no content of a batch", e);
        }
    }

    /// <summary>SHA-256 of a content in small hexadecimal letters.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
