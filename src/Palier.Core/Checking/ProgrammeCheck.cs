using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.Core.Checking;

/// <summary>What is found only by computing with a programme: where its amounts jump, and what its days would do.</summary>
public static class ProgrammeCheck
{
    /// <summary>The warnings of a programme that was read, in the order of its text.</summary>
    public static ImmutableArray<Mistake> Of(Programme programme)
    {
        var mistakes = new Mistakes();
        foreach (var bonus in programme.Bonuses)
        {
            new Cliffs(programme, bonus, mistakes).Find();
        }

        Closings.Find(programme, mistakes);
        return mistakes.InOrder;
    }
}
