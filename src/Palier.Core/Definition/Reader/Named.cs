using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads maps of things by their names: bonuses, wallets, holds.</summary>
internal static class Named
{
    /// <summary>Each entry of a map, its words checked; a name that is none is reported.</summary>
    public static ImmutableArray<T> Each<T>(Node? node, Construct construct, Mistakes mistakes, Func<Scalar, Keys, T> read)
    {
        if (node is not MapNode map)
        {
            if (node is not null)
            {
                mistakes.Add(node.Place, "P105n", ("kind", construct.Name), ("value", Keys.Shown(node)));
            }

            return [];
        }

        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var entry in map.Entries)
        {
            if (!Scalars.IsName(entry.Key.Text))
            {
                Scalars.Wrong(entry.Key, "a name of small letters, digits and _", mistakes);
            }

            if (Keys.Of(entry.Value, construct, mistakes) is { } keys)
            {
                all.Add(read(entry.Key, keys));
            }
        }

        return all.ToImmutable();
    }
}
