using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Data;

namespace Palier.App.Ledger;

/// <summary>What came of holding or releasing.</summary>
public abstract record HoldOutcome
{
    private HoldOutcome()
    {
    }

    public sealed record Placed(int Number, string Partner, DateOnly From) : HoldOutcome;

    public sealed record Released(string Hold, string Partner, DateOnly From) : HoldOutcome;

    public sealed record ReasonMissing : HoldOutcome;

    public sealed record NoSuchProgramme(string Name) : HoldOutcome;

    public sealed record NoSuchPartner(string Id) : HoldOutcome;

    /// <summary>There is no hold of that number or name, or it ends by itself.</summary>
    public sealed record NoSuchHold(string Hold) : HoldOutcome;

    public sealed record ReleasedBefore(string Hold, DateOnly From) : HoldOutcome;
}

/// <summary>Holds a partner's payouts by hand: what is earned is posted, and waits.</summary>
public static class Hold
{
    public static HoldOutcome Run(Database database, string programme, string partner, string reason, string by, DateOnly on, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new HoldOutcome.ReasonMissing();
        }

        using var saving = database.Begin(now, $"hold {partner}");
        if (!saving.Context.ProgrammeVersions.Any(v => v.Name == programme))
        {
            return new HoldOutcome.NoSuchProgramme(programme);
        }

        if (!saving.Context.Organisations.Any(o => o.Id == partner))
        {
            return new HoldOutcome.NoSuchPartner(partner);
        }

        var number = (saving.Context.PlacedHolds.Max(h => (int?)h.Number) ?? 0) + 1;
        saving.Add([new PlacedHold { Number = number, Partner = partner, Programme = programme, Reason = reason.Trim(), From = on, By = by }]);
        return Deeds.Commit(saving, new Deed("hold", by, on, $"hold {number}"), new HoldOutcome.Placed(number, partner, on));
    }
}

/// <summary>Releases a hold: one that was placed by hand, or one of the programme's that only a person releases.</summary>
public static class ReleaseHold
{
    /// <summary>Releases a hold that was placed by hand.</summary>
    public static HoldOutcome Run(Database database, int number, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"release hold {number}");
        if (saving.Context.PlacedHolds.Where(h => h.Number == number).OrderBy(h => h.Sequence).AsEnumerable().LastOrDefault() is not { } last)
        {
            return new HoldOutcome.NoSuchHold($"{number}");
        }

        if (last.Until is { } before)
        {
            return new HoldOutcome.ReleasedBefore($"{number}", before);
        }

        saving.Add([RowMapping.Fact(last) with { Until = on, By = by }]);
        return Deeds.Commit(saving, new Deed("release", by, on, $"hold {number}"), new HoldOutcome.Released($"{number}", last.Partner, on));
    }

    /// <summary>Releases what the programme holds until a person says so.</summary>
    public static HoldOutcome Run(Database database, string programme, string partner, string hold, string by, DateOnly on, DateTime now)
    {
        using var saving = database.Begin(now, $"release {hold} of {partner}");
        if (!saving.Context.Organisations.Any(o => o.Id == partner))
        {
            return new HoldOutcome.NoSuchPartner(partner);
        }

        var version = PublishedProgrammes.InForce(PublishedProgrammes.All(saving.Context), on).FirstOrDefault(p => p.Name == programme);
        if (version is null)
        {
            return new HoldOutcome.NoSuchProgramme(programme);
        }

        if (!version.Holds.Any(h => h.Name == hold && h.Releases == Release.ByAPerson))
        {
            return new HoldOutcome.NoSuchHold(hold);
        }

        saving.Add([new HoldRelease { Partner = partner, Programme = programme, Hold = hold, On = on, By = by }]);
        return Deeds.Commit(saving, new Deed("release", by, on, $"{hold} of {partner} in {programme}"), new HoldOutcome.Released(hold, partner, on));
    }
}
