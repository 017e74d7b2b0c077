using System.Globalization;
using System.Text;
using System.Xml;
using Palier.Core.Values;

namespace Palier.Core.Payments;

/// <summary>
/// The file that a batch is for the bank: ISO 20022, pain.001.001.09. It is a function of the batch, its hash and the moment it was stored: the
/// same bytes whoever asks for them, however often.
/// </summary>
public static class PaymentFile
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const string NotProvided = "NOTPROVIDED";

    private static readonly XmlWriterSettings plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace };

    /// <param name="batch">The batch.</param>
    /// <param name="hash">The hash of its content.</param>
    /// <param name="stored">The moment in UTC at which it was stored.</param>
    public static byte[] Of(PayoutBatch batch, string hash, DateTime stored)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, plain))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
            Header(xml, batch, hash, stored);
            // What goes by SEPA and what does not are two orders, because banks take them by different ways.
            foreach (var (group, i) in batch.Payments.GroupBy(p => IsSepa(batch, p)).OrderByDescending(g => g.Key).Select((g, i) => (g, i)))
            {
                Order(xml, batch, hash, i + 1, group.Key, [.. group]);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    private static bool IsSepa(PayoutBatch batch, BatchPayment payment) => batch.Of == Currency.Eur && SepaCountries.Has(batch.Debtor) && SepaCountries.Has(payment.Account);

    private static void Header(XmlWriter xml, PayoutBatch batch, string hash, DateTime stored) => Inside(xml, "GrpHdr", () =>
    {
        Text(xml, "MsgId", PaymentIds.Message(batch.Number, hash));
        Text(xml, "CreDtTm", stored.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Sums(xml, batch.Payments, batch.Of);
        Inside(xml, "InitgPty", () => Text(xml, "Nm", BankText.Of(batch.Debtor.Holder, 70)));
    });

    private static void Order(XmlWriter xml, PayoutBatch batch, string hash, int number, bool sepa, IReadOnlyCollection<BatchPayment> payments) => Inside(xml, "PmtInf", () =>
    {
        Text(xml, "PmtInfId", string.Create(CultureInfo.InvariantCulture, $"{PaymentIds.Message(batch.Number, hash)}-{number}"));
        Text(xml, "PmtMtd", "TRF");
        Sums(xml, payments, batch.Of);
        if (sepa)
        {
            Inside(xml, "PmtTpInf", () => Inside(xml, "SvcLvl", () => Text(xml, "Cd", "SEPA")));
        }

        Inside(xml, "ReqdExctnDt", () => Text(xml, "Dt", batch.ExecuteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Party(xml, "Dbtr", batch.Debtor, "vendor");
        AccountOf(xml, "DbtrAcct", batch.Debtor, batch.Currency);
        Bank(xml, "DbtrAgt", batch.Debtor, isNeeded: true);
        Text(xml, "ChrgBr", sepa ? "SLEV" : "SHAR");
        foreach (var payment in payments)
        {
            Payment(xml, batch, hash, payment);
        }
    });

    private static void Payment(XmlWriter xml, PayoutBatch batch, string hash, BatchPayment payment) => Inside(xml, "CdtTrfTxInf", () =>
    {
        Inside(xml, "PmtId", () =>
        {
            Text(xml, "EndToEndId", PaymentIds.EndToEnd(batch.Number, payment.Line, hash));
            Text(xml, "UETR", PaymentIds.Uetr(payment.Line, hash));
        });
        Inside(xml, "Amt", () =>
        {
            xml.WriteStartElement("InstdAmt", Namespace);
            xml.WriteAttributeString("Ccy", batch.Currency);
            xml.WriteString(Digits(new Money(payment.Minor, batch.Of)));
            xml.WriteEndElement();
        });
        Bank(xml, "CdtrAgt", payment.Account, isNeeded: false);
        Party(xml, "Cdtr", payment.Account, payment.Payee);
        AccountOf(xml, "CdtrAcct", payment.Account, null);
        Inside(xml, "RmtInf", () => Text(xml, "Ustrd", Remittance(payment)));
    });

    /// <summary>What the payee reads on the statement of the bank: the programmes and their periods.</summary>
    internal static string Remittance(BatchPayment payment) => BankText.Of(string.Join("; ", payment.Parts
        .GroupBy(p => p.Programme).Select(g => $"{g.Key.Replace('_', ' ')} {string.Join(", ", g.SelectMany(p => p.For).Select(f => f.Period).Distinct().Order(StringComparer.Ordinal))}".TrimEnd())), 140);

    private static void Sums(XmlWriter xml, IReadOnlyCollection<BatchPayment> payments, Currency currency)
    {
        Text(xml, "NbOfTxs", payments.Count.ToString(CultureInfo.InvariantCulture));
        Text(xml, "CtrlSum", Digits(new Money(payments.Aggregate(0L, (sum, p) => checked(sum + p.Minor)), currency)));
    }

    private static void Party(XmlWriter xml, string name, BatchAccount account, string otherwise) => Inside(xml, name, () =>
    {
        Text(xml, "Nm", BankText.Of(account.Holder, 70, BankText.Of(otherwise, 70)));
        if (BankText.OrNull(account.Town, 35) is { } town)
        {
            Inside(xml, "PstlAdr", () =>
            {
                if (BankText.OrNull(account.Street, 70) is { } street)
                {
                    Text(xml, "StrtNm", street);
                }

                Text(xml, "TwnNm", town);
                Text(xml, "Ctry", account.Country);
            });
        }
    });

    private static void AccountOf(XmlWriter xml, string name, BatchAccount account, string? currency) => Inside(xml, name, () =>
    {
        Inside(xml, "Id", () =>
        {
            if (account.Iban is { } iban)
            {
                Text(xml, "IBAN", iban);
                return;
            }

            Inside(xml, "Othr", () => Text(xml, "Id", BankText.Of(account.Other, 34)));
        });
        if (currency is not null)
        {
            Text(xml, "Ccy", currency);
        }
    });

    private static void Bank(XmlWriter xml, string name, BatchAccount account, bool isNeeded)
    {
        if (account is { Bic: null, ClearingMember: null } && !isNeeded)
        {
            return;
        }

        Inside(xml, name, () => Inside(xml, "FinInstnId", () =>
        {
            if (account.Bic is { } bic)
            {
                Text(xml, "BICFI", bic);
            }

            if (account.ClearingMember is { } member)
            {
                Inside(xml, "ClrSysMmbId", () =>
                {
                    if (account.ClearingSystem is { } system)
                    {
                        Inside(xml, "ClrSysId", () => Text(xml, "Cd", system));
                    }

                    Text(xml, "MmbId", BankText.Of(member, 35));
                });
            }

            if (account is { Bic: null, ClearingMember: null })
            {
                Inside(xml, "Othr", () => Text(xml, "Id", NotProvided));
            }
        }));
    }

    private static string Digits(Money money) => money.ToString()[..^(money.Currency.Code.Length + 1)];

    private static void Inside(XmlWriter xml, string name, Action write)
    {
        xml.WriteStartElement(name, Namespace);
        write();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Namespace, value);
}
