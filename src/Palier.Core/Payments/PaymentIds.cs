using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Palier.Core.Payments;

/// <summary>
/// The ids under which the bank knows a batch and its payments. They follow from the batch alone: its number makes them readable, its hash makes
/// them another one's in every other installation.
/// </summary>
public static class PaymentIds
{
    /// <summary>The id of the message that carries a batch.</summary>
    public static string Message(int batch, string hash) => string.Create(CultureInfo.InvariantCulture, $"PALIER-B{batch:000000}-{hash[..8]}");

    /// <summary>The number of the batch that the id of a message names; null where it is none of ours.</summary>
    public static int? BatchOf(string messageId) =>
        messageId.Split('-') is ["PALIER", ['B', .. var number], { Length: 8 }] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? batch : null;

    /// <summary>The id that a payment keeps from end to end.</summary>
    public static string EndToEnd(int batch, int line, string hash) => string.Create(CultureInfo.InvariantCulture, $"P{batch:000000}-{line:00000}-{hash[..8]}");

    /// <summary>The unique reference by which banks follow a payment: a UUID of version 4 by its form, made from the hash of the batch.</summary>
    public static string Uetr(int line, string hash)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{hash}/{line}")));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        var hex = Convert.ToHexStringLower(bytes.AsSpan(0, 16));
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }
}
