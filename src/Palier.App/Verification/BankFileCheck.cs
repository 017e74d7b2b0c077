using System.Security.Cryptography;
using Palier.App.Banking;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.Verification;

/// <summary>
/// Checks what the bank said: files have their hash, their bookings are what reading the bytes again gives, what became of payments follows from them or from
/// what two persons decided, and the books follow from that.
/// </summary>
internal static class BankFileCheck
{
    public static IEnumerable<Finding> Run(PalierContext context, IReadOnlyCollection<MovementRow> movements)
    {
        var events = context.PaymentEvents.OrderBy(e => e.Sequence).ToList();
        foreach (var number in context.BankFiles.OrderBy(f => f.Number).Select(f => f.Number).ToList())
        {
            if (OfFile(context, number, events) is { } found)
            {
                yield return found;
            }
        }

        var decided = context.ResolutionDecisions.Where(d => d.Approved).ToDictionary(d => d.Resolution);
        var resolutions = context.Resolutions.ToDictionary(r => r.Number);
        foreach (var stray in events.Where(e => e.Resolution is { } r && (!decided.ContainsKey(r) || resolutions.GetValueOrDefault(r)?.Payment != e.Payment)))
        {
            yield return new Finding(FindingKind.PaymentToldByNobody, 0, $"payment {stray.Payment}");
        }

        foreach (var stray in context.BookingLooks.Where(l => !context.BankEntries.Any(e => e.BankFile == l.BankFile && e.Line == l.Line && e.Outcome == EntryOutcome.Differs)).OrderBy(l => l.Sequence))
        {
            yield return new Finding(FindingKind.LookAtNothing, 0, $"bank file {stray.BankFile}", $"{stray.Line}");
        }

        var days = context.BankFiles.Select(f => new { f.Number, f.Day }).ToDictionary(f => f.Number, f => f.Day);
        foreach (var payment in movements.Where(m => m.Payment is not null).GroupBy(m => m.Payment!.Value))
        {
            if (!Follows([.. payment], [.. events.Where(e => e.Payment == payment.Key)], e => e.BankFile is { } file ? days.GetValueOrDefault(file) : decided.GetValueOrDefault(e.Resolution!.Value)?.Day ?? default))
            {
                yield return new Finding(FindingKind.PaymentMovements, 0, $"payment {payment.Key}");
            }
        }
    }

    private static Finding? OfFile(PalierContext context, int number, List<PaymentEventRow> events)
    {
        var (row, name) = (context.BankFiles.First(f => f.Number == number), $"bank file {number}");
        if (Convert.ToHexStringLower(SHA256.HashData(row.Bytes)) != row.Hash)
        {
            return new Finding(FindingKind.BankFileHash, 0, name);
        }

        if (CamtText.Read(row.Bytes) is not CamtReading.Read { File: var file })
        {
            return new Finding(FindingKind.BankFileRead, 0, name);
        }

        var again = StoredPayments.Match(context, file.Bookings, row.Sequence);
        var entries = context.BankEntries.Where(e => e.BankFile == number).OrderBy(e => e.Line).AsEnumerable().Select(e => e with { Sequence = 0, KnownAt = default });
        var told = events.Where(e => e.BankFile == number).Select(e => e with { Sequence = 0, KnownAt = default });
        return file.Message != row.Message || file.MessageId != row.MessageId || !again.Select(m => ReadBankFile.Row(number, m)).SequenceEqual(entries)
            || !ReadBankFile.Events(number, again, row.By).SequenceEqual(told) ? new Finding(FindingKind.BankFileRead, 0, name) : null;
    }

    // From what was sent, and what was told of it, the rest follows.
    private static bool Follows(List<MovementRow> there, List<PaymentEventRow> events, Func<PaymentEventRow, DateOnly> posted)
    {
        var at = there.TakeWhile(m => m.Purpose == Core.Ledger.Purpose.Sent).Count();
        foreach (var said in events)
        {
            var before = there.Take(at).Select(m => new MovementOfPayment(m.Programme, m.Partner, m.Sequence, RowMapping.Fact(m), m.Corrects));
            var expected = EndPayment.Rows(said, said.End == PaymentEnd.Booked ? PaymentEnding.Booked(before, posted(said)) : PaymentEnding.Returned(before, posted(said))).ToList();
            if (!expected.SequenceEqual(there.Skip(at).Take(expected.Count).Select(m => m with { Sequence = 0, KnownAt = default })))
            {
                return false;
            }

            at += expected.Count;
        }

        return at == there.Count;
    }
}
