using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Reference;

/// <summary>The levels that one partner holds in all programmes, and the versions that decide them (Levels; Several programmes; Versions).</summary>
public sealed class Standings(Everyone all, PartnerFacts own, Said said)
{
    private readonly Dictionary<(string Programme, DateOnly From), Standing> _histories = [];
    private readonly Dictionary<(Programme Version, DateOnly KnownOn), Reckoning> _reckonings = [];
    private readonly DateOnly _lastKnown = all.Partners.Append(own).SelectMany(Known).Append(default).Max(k => Everyone.DayOf(k, "UTC")).AddDays(2);
    private readonly HashSet<string> _asked = [];

    /// <summary>The programme whose standing a case gives.</summary>
    public string? Given { get; init; }

    /// <summary>The level held on a day in a programme that the partner takes part in, or is treated so from its first day; null for none.</summary>
    public string? LevelOn(string programme, DateOnly day) => In(programme, day)?.LevelOn(day);

    /// <summary>The level held in another programme, with its ladder. Programmes that ask each other in a ring find none.</summary>
    public (string Level, Ladder Ladder)? HeldIn(string programme, DateOnly day)
    {
        if (!own.Enrolments.Any(e => e.Programme == programme) || !_asked.Add(programme))
        {
            return null;
        }

        var level = LevelOn(programme, day);
        _asked.Remove(programme);
        return level is null ? null : (level, VersionOn(programme, day)!.Ladder!);
    }

    /// <summary>"Of the versions published by a day, the one published last that holds for a day counts." Before the first is published it is the one there is.</summary>
    public Programme? VersionOn(string programme, DateOnly day)
    {
        var valid = all.Texts.Where(t => t.Name == programme && t.From <= day && !(t.Until <= day)).OrderBy(t => t.Published).ThenBy(t => t.Version).ToList();
        return valid.FindLast(t => t.Published <= day) ?? valid.LastOrDefault();
    }

    public IEnumerable<Programme> Versions(string programme) => all.Texts.Where(t => t.Name == programme);

    /// <summary>What decides on a day: "a review is decided with what was known on its day, and stands."</summary>
    public Reckoning KnownOn(Programme version, DateOnly day)
    {
        day = day > _lastKnown ? _lastKnown : day;
        if (!_reckonings.TryGetValue((version, day), out var found))
        {
            var asking = version.Name == Given ? said : Said.Nothing;
            _reckonings[(version, day)] = found = new Reckoning(day == _lastKnown ? all : all.KnownOn(day, version.TimeZone), version, day == _lastKnown ? own : Everyone.KnownOn(own, day, version.TimeZone), this, asking);
        }

        return found;
    }

    /// <summary>The history of the taking part that a day falls into; null before the first, and for a programme without text.</summary>
    public Standing? In(string programme, DateOnly day)
    {
        var enrolments = own.Enrolments.Where(e => e.Programme == programme).OrderBy(e => e.From).ToList();
        var enrolment = enrolments.FindLast(e => e.From <= day);
        if (!Versions(programme).Any() || (enrolment is null && enrolments.Count > 0))
        {
            return null;
        }

        var key = (programme, enrolment?.From ?? default);
        if (!_histories.TryGetValue(key, out var history))
        {
            _histories[key] = history = new Standing(this, programme, own, enrolment, programme == Given ? said : Said.Nothing);
        }

        return history;
    }

    private static IEnumerable<Known> Known(PartnerFacts f) =>
        f.Sales.Select(x => x.Known).Concat(f.Employments.Select(x => x.Known)).Concat(f.EmploymentsElsewhere.Select(x => x.Known)).Concat(f.Certificates.Select(x => x.Known))
            .Concat(f.Invoices.Select(x => x.Known)).Concat(f.Asserted.Select(x => x.Known)).Concat(f.Enrolments.Select(x => x.Known)).Concat(f.Occurrences.Select(x => x.Known))
            .Concat(f.Overrides.Select(x => x.Known)).Concat(f.Brought.Select(x => x.Known)).Concat(f.Refusals.Select(x => x.Known)).Concat(f.Releases.Select(x => x.Known));
}
