using System.Collections.Immutable;
using Palier.Core.Definition;

namespace Palier.Core.Editors.Scaffold;

/// <summary>Finds the texts that a programme's results depend on beside its own.</summary>
public static class TextsBeside
{
    /// <summary>The other versions of the programme that began by a day, and those of every programme whose name its text mentions, and theirs.</summary>
    /// <param name="programme">The version in question.</param>
    /// <param name="all">Every version of every programme, <paramref name="programme"/> itself among them.</param>
    /// <param name="until">The last day in question.</param>
    public static ImmutableArray<Programme> Of(Programme programme, ImmutableArray<Programme> all, DateOnly until)
    {
        var found = ImmutableArray.CreateBuilder<Programme>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { programme.Name };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var name))
        {
            foreach (var version in all.Where(p => p.Name == name && p.From <= until).OrderBy(p => p.Version))
            {
                if (version != programme)
                {
                    found.Add(version);
                }

                var mentioned = new Mentioned([version]);
                foreach (var other in all.Select(p => p.Name).Where(n => mentioned.IsSaid(n) && seen.Add(n)).ToList())
                {
                    open.Enqueue(other);
                }
            }
        }

        return found.ToImmutable();
    }
}
