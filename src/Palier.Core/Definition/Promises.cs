using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>A promise that a new version breaks, with the sections or names that it changes too early.</summary>
public sealed record BrokenPromise(Promise Promise, ImmutableArray<string> Changed);

/// <summary>Compares a new version with what an older one promised to keep.</summary>
public static class Promises
{
    private static readonly string[] sections = ["lists", "facts", "metrics", "benefits", "requests", "bonuses", "wallets", "holds"];

    /// <summary>
    /// The promises of a version that a new one breaks. What a promise keeps is the section or rule as it is written, with every
    /// figure, list and fact it names; a figure may be given another value from the promise's last day on, and titles may change.
    /// </summary>
    /// <exception cref="ArgumentException">One of the programmes was not read from a text: a bug of the caller.</exception>
    public static ImmutableArray<BrokenPromise> Broken(Programme promised, Programme next)
    {
        var (before, after) = (promised.Text, next.Text);
        if (before is null || after is null)
        {
            throw new ArgumentException("a promise can only be held against texts", nameof(promised));
        }

        return [.. promised.Promises.Where(p => next.From < p.Until)
            .Select(p => new BrokenPromise(p, [.. p.Keeps.Where(k => Written(before, k, p.Until) != Written(after, k, p.Until))]))
            .Where(b => !b.Changed.IsEmpty)];
    }

    // What is kept and everything it names, each once, in the order in which they are met.
    private static string Written(MapNode text, string kept, DateOnly until)
    {
        var (all, waiting, seen) = (new StringBuilder(), new Queue<string>([kept]), new HashSet<string>(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var name))
        {
            if (seen.Add(name) && (text[name] ?? Rule(text, name)) is { } node)
            {
                all.Append(name).Append(": ");
                Write(node, until, all, word =>
                {
                    if (Rule(text, word) is not null)
                    {
                        waiting.Enqueue(word);
                    }
                });
                all.Append('\n');
            }
        }

        return all.ToString();
    }

    private static Node? Rule(MapNode text, string name) =>
        sections.Select(section => (text[section] as MapNode)?[name]).FirstOrDefault(n => n is not null);

    private static void Write(Node node, DateOnly until, StringBuilder all, Action<string> named)
    {
        switch (node)
        {
            case Scalar scalar:
                all.Append('"').Append(scalar.Text).Append('"');
                named(scalar.Text);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Write(item, until, all.Append("- "), named);
                }

                break;
            case MapNode map:
                // The order of levels is a rule; a day from which another value holds may come when the promise has ended.
                var kept = map.Entries.Where(e => e.Key.Text is not ("title" or "about" or "ref") && !(Scalars.Date(e.Key.Text) >= until)).ToList();
                if (kept is [var only] && Scalars.Date(only.Key.Text) is not null)
                {
                    Write(only.Value, until, all, named);
                    break;
                }

                foreach (var entry in kept)
                {
                    named(entry.Key.Text);
                    Write(entry.Value, until, all.Append('{').Append(entry.Key.Text).Append(": "), named);
                    all.Append('}');
                }

                break;
        }
    }
}
