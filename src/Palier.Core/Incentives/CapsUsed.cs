using Palier.Core.Definition;
using Palier.Core.Metrics;
using Palier.Core.Values;

namespace Palier.Core.Incentives;

/// <summary>What caps over several amounts have let through so far: for each thing, in each span of time.</summary>
internal sealed class CapsUsed
{
    private readonly Dictionary<(Step.Cap Cap, DateOnly Since, string Key), Rational> _used = [];

    /// <summary>Whether a cap looks beyond the single amount that it stands in.</summary>
    public static bool IsWider(Step.Cap cap) => cap.Shared is null && (cap.Every is not null || !cap.Per.IsEmpty);

    /// <summary>The first day whose amounts count against a cap together with those of a period.</summary>
    public static DateOnly Since(Step.Cap cap, Period period, Programme programme) =>
        cap.Every is { } every ? Calendar.FirstOf(every, period.From, programme.YearStarts) : programme.From;

    /// <summary>What a cap lets through of an amount, and what it had let through before; what is let through counts from now on.</summary>
    public (Rational Through, Rational Before) Take(Step.Cap cap, DateOnly since, string key, Rational amount, Rational limit)
    {
        var before = _used.GetValueOrDefault((cap, since, key));
        var through = Rational.Min(amount, Rational.Max(Rational.Zero, limit - before));
        _used[(cap, since, key)] = before + through;
        return (through, before);
    }
}
