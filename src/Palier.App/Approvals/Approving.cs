using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Palier.Core.Acting;
using Palier.Core.Values;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Approvals;

/// <summary>
/// Lets a person approve or reject what another one asked for, and records it. The use case of the thing itself does what
/// follows, in the same transaction.
/// </summary>
internal static class Approving
{
    /// <summary>
    /// What comes of it. Where it counts (<see cref="Approval.Complete"/>, <see cref="Approval.ThirdNeeded"/>,
    /// <see cref="Approval.Rejected"/>) its row is added; the use case must commit.
    /// </summary>
    /// <param name="saving">What it is added to.</param>
    /// <param name="asked">What is to be approved, as it is now.</param>
    /// <param name="by">Who approves or rejects.</param>
    /// <param name="approve">Whether they approve.</param>
    /// <param name="shown">The hash of what they were shown; null where only the number was given.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="reason">Why, where they say so.</param>
    public static Approval Decide(Saving saving, ToApprove asked, string by, bool approve, string? shown, DateOnly on, string? reason = null)
    {
        var context = saving.Context;
        var before = context.Approvals.Where(a => a.Subject == asked.Subject && a.Number == asked.Number && a.Approved).OrderBy(a => a.Turn).ToList()
            .Select(a => new Approved(Who(context, a.By), a.Hash)).ToImmutableArray();
        var approval = Core.Acting.Approvals.Decide(asked, before, Who(context, by), approve, shown);
        if (approval is Approval.Complete or Approval.ThirdNeeded or Approval.Rejected)
        {
            saving.AddRows([new ApprovalRow
            {
                Subject = asked.Subject, Number = asked.Number, Turn = before.Length + 1, Approved = approve, Hash = asked.Hash, AskedBy = asked.By.Name, By = by, Day = on,
                Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            }]);
        }

        return approval;
    }

    /// <summary>Who acts under a name. Somebody whom the database does not know is only that name.</summary>
    public static Somebody Who(PalierContext context, string name)
    {
        var staff = context.Staff.Where(s => s.Name == name).FirstOrDefault();
        var person = staff;
        for (var steps = 0; person?.SameAs is { } other && steps < 100; steps++)
        {
            person = context.Staff.FirstOrDefault(s => s.Name == other);
        }

        return new Somebody(name, person?.Name ?? name, staff?.Partner ?? person?.Partner);
    }

    /// <summary>The hash of what is shown of something: of its values by their names.</summary>
    public static string HashOf(params IEnumerable<(string Name, object? Value)> shown) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Of(shown.Select(s => new KeyValuePair<string, object?>(s.Name, s.Value))))));

    /// <summary>How many persons must approve amounts beside the one who asked: 1, or 2 where one of them is above the limit of its currency.</summary>
    public static int Needed(PalierContext context, Subject subject, IEnumerable<Money> amounts)
    {
        var limits = Limits.InForce(context).Where(l => l.Subject == subject).ToDictionary(l => l.Limit.Currency.Code, l => l.Limit.Minor, StringComparer.Ordinal);
        return amounts.Any(a => limits.TryGetValue(a.Currency.Code, out var limit) && Math.Abs(a.Minor) > limit) ? 2 : 1;
    }
}
