using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads who may take part, what is brought along, and what ends it.</summary>
internal sealed class MembershipReader(Symbols symbols, Mistakes mistakes)
{
    private readonly ConditionReader _conditions = new(symbols, mistakes);
    private readonly WhenText _times = symbols.Times(mistakes);

    public Membership? Read(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Membership, mistakes) is not { } keys)
        {
            return null;
        }

        return new Membership(keys.Place, Scalars.Text(keys["ref"], "a clause like §1", mistakes), _conditions.Read(keys["requires"]) ?? new Condition.Never())
        {
            Needs = NeedsOf(keys["needs"]),
            Fix = _times.Duration(keys["fix"]),
            Again = AgainOf(keys["again"]),
            Starts = keys["starts"] is null ? null : _times.Start(keys["starts"]),
            Match = MatchOf(keys["match"]),
            Ends = EndsOf(keys["ends"]),
        };
    }

    private ImmutableArray<string> NeedsOf(Node? node)
    {
        var words = Scalars.Words(node, mistakes);
        foreach (var word in words.Where(w => !Scalars.IsName(w.Text)))
        {
            Scalars.Wrong(word, "a name like signed_terms", mistakes);
        }

        return [.. words.Select(w => w.Text)];
    }

    private When? AgainOf(Node? node)
    {
        if (node is null || _times.Moment(node) is not { } moment)
        {
            return null;
        }

        if (moment is not When.Offset { Before: false, Of: When.Happening { Name: "refusal" } })
        {
            Scalars.Wrong(node, "a length after the refusal, like 6 months after refusal", mistakes);
            return null;
        }

        return moment;
    }

    private Match? MatchOf(Node? node)
    {
        if (Keys.Of(node, Vocabulary.Match, mistakes) is not { } keys)
        {
            return null;
        }

        var best = keys.Choice<bool>("takes", mistakes);
        if (keys["from"] is not MapNode from)
        {
            if (keys["from"] is { } wrong)
            {
                Scalars.Wrong(wrong, "a map of programmes with their levels, like { classic: { premier: gold } }", mistakes);
            }

            return null;
        }

        return new Match(keys.Place, [.. from.Entries.Select(MatchFromOf)], best ?? true, Scalars.Day(keys["until"], mistakes) ?? default);
    }

    private MatchFrom MatchFromOf(Entry programme)
    {
        var levels = ImmutableArray.CreateBuilder<(string, string)>();
        if (programme.Value is not MapNode map)
        {
            Scalars.Wrong(programme.Value, "a map of levels, like { premier: gold }", mistakes);
            return new MatchFrom(programme.Key.Text, []);
        }

        foreach (var entry in map.Entries)
        {
            if (Scalars.Text(entry.Value, "a level of this programme", mistakes) is not { } here)
            {
                continue;
            }

            if (!symbols.Levels.Contains(here))
            {
                Keys.Unknown((Scalar)entry.Value, symbols.Levels, "levels", mistakes);
            }

            levels.Add((entry.Key.Text, here));
        }

        return new MatchFrom(programme.Key.Text, levels.ToImmutable());
    }

    private ImmutableArray<MembershipEnd> EndsOf(Node? node)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                Scalars.Wrong(node, "a map, each end by its name", mistakes);
            }

            return [];
        }

        var ends = ImmutableArray.CreateBuilder<MembershipEnd>();
        foreach (var entry in map.Entries)
        {
            if (Keys.Of(entry.Value, Vocabulary.MembershipEnd, mistakes) is { } keys && _times.Reviews(keys["every"]) is { } every)
            {
                ends.Add(new MembershipEnd(
                    entry.Key.Text, entry.Key.Place, Scalars.Text(keys["ref"], "a clause like §1.4", mistakes),
                    _conditions.Read(keys["when"]) ?? new Condition.Never(), every,
                    Scalars.Local(keys["because"], mistakes) ?? LocalText.OfName(entry.Key.Text)));
            }
        }

        return ends.ToImmutable();
    }
}
