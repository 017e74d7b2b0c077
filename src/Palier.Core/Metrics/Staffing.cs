using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Facts;

namespace Palier.Core.Metrics;

/// <summary>How many areas can be staffed, and one way of doing it.</summary>
/// <param name="Places">Who fills which role in which areas.</param>
public sealed record Staffed(int Areas, ImmutableArray<(string Role, string Person, string Areas)> Places);

/// <summary>
/// Fills roles with people: every area needs one person in every role, and one person may fill a role in so many areas.
/// The most areas that can be staffed at once are found by matching, area by area and role by role.
/// </summary>
/// <param name="roles">The roles.</param>
/// <param name="mixing">Whether one person may fill several roles.</param>
/// <param name="areas">The areas; none where the roles are not bound to areas.</param>
/// <param name="holds">Whether a certificate is the one that a role takes.</param>
internal sealed class Staffing(ImmutableArray<Role> roles, bool mixing, ImmutableSortedSet<string> areas, Func<string, Certificate, bool> holds)
{
    private const int MostUndecided = 12;
    private List<(string Person, HashSet<string> CanFill, ILookup<string, string?> Areas)> _people = [];

    public Staffed Of(IReadOnlyCollection<Certificate> certificates)
    {
        _people =
        [
            .. certificates.GroupBy(c => c.Person, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key,
                roles.Where(r => g.Any(c => holds(r.Holding, c))).Select(r => r.Name).ToHashSet(StringComparer.Ordinal),
                roles.SelectMany(r => g.Where(c => holds(r.Holding, c)).Select(c => (r.Name, c.Area))).ToLookup(x => x.Name, x => x.Area))),
        ];
        var most = areas.IsEmpty ? roles.Min(r => r.Places * _people.Count(p => p.CanFill.Contains(r.Name))) : areas.Count;
        for (var count = most; count > 0; count--)
        {
            foreach (var chosen in Subsets(count))
            {
                if (Fill(chosen) is { } places)
                {
                    return new Staffed(count, places);
                }
            }
        }

        return new Staffed(0, []);
    }

    private IEnumerable<string[]> Subsets(int count)
    {
        if (areas.IsEmpty)
        {
            yield return [.. Enumerable.Range(1, count).Select(i => $"{i}")];
            yield break;
        }

        var all = areas.ToArray();
        for (var bits = 0; bits < 1 << Math.Min(all.Length, 20); bits++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)bits) == count)
            {
                yield return [.. all.Where((_, i) => (bits & (1 << i)) != 0)];
            }
        }
    }

    private ImmutableArray<(string, string, string)>? Fill(string[] chosen)
    {
        var undecided = mixing ? [] : _people.Where(p => p.CanFill.Count > 1).Take(MostUndecided).ToList();
        return Decide(chosen, [.. undecided.Select(p => (p.Person, p.CanFill.Order(StringComparer.Ordinal).ToArray()))], ImmutableDictionary<string, string>.Empty);
    }

    // Where people may fill one role only, every choice of those who could fill several is tried.
    private ImmutableArray<(string, string, string)>? Decide(string[] chosen, ImmutableArray<(string Person, string[] Roles)> undecided, ImmutableDictionary<string, string> decided)
    {
        if (undecided.IsEmpty)
        {
            return Matched(chosen, decided);
        }

        foreach (var role in undecided[0].Roles)
        {
            if (Decide(chosen, undecided.RemoveAt(0), decided.Add(undecided[0].Person, role)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ImmutableArray<(string, string, string)>? Matched(string[] chosen, ImmutableDictionary<string, string> decided)
    {
        var places = ImmutableArray.CreateBuilder<(string, string, string)>();
        foreach (var role in roles)
        {
            var able = _people.Where(p => p.CanFill.Contains(role.Name) && (!decided.TryGetValue(p.Person, out var one) || one == role.Name)).ToList();
            var held = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var area in chosen)
            {
                if (!Place(area, []))
                {
                    return null;
                }
            }

            places.AddRange(held.Where(h => h.Value.Count > 0).OrderBy(h => h.Key, StringComparer.Ordinal)
                .Select(h => (role.Name, h.Key, string.Join(", ", h.Value.Order(StringComparer.Ordinal)))));

            // One area finds a person with a free place, or one whose area another person can take over.
            bool Place(string area, HashSet<string> tried)
            {
                foreach (var person in able.Where(p => (areas.IsEmpty || p.Areas[role.Name].Contains(area)) && tried.Add(p.Person)))
                {
                    var areasOf = held.TryGetValue(person.Person, out var list) ? list : held[person.Person] = [];
                    if (areasOf.Count < role.Places)
                    {
                        areasOf.Add(area);
                        return true;
                    }

                    foreach (var moved in areasOf.ToArray())
                    {
                        if (Place(moved, tried))
                        {
                            areasOf.Remove(moved);
                            areasOf.Add(area);
                            return true;
                        }
                    }
                }

                return false;
            }
        }

        return places.ToImmutable();
    }
}
