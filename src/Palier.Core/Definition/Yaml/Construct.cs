using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>
/// The words that one construct of a language knows. The reader refuses every other word, and whatever describes the
/// language (the schema for editors, the reference) is made from the same list.
/// </summary>
public sealed class Construct
{
    /// <param name="name">What the construct is called in messages: <c>bonus</c>, <c>answers</c>.</param>
    /// <param name="words">Its words; one that must be given ends with <c>!</c>.</param>
    public Construct(string name, params ReadOnlySpan<string> words)
    {
        Name = name;
        var all = ImmutableArray.CreateBuilder<string>();
        var required = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words)
        {
            var plain = word.TrimEnd('!');
            all.Add(plain);
            if (plain.Length < word.Length)
            {
                required.Add(plain);
            }
        }

        Words = all.ToImmutable();
        Required = required.ToImmutable();
    }

    public string Name { get; }

    public ImmutableArray<string> Words { get; }

    public ImmutableArray<string> Required { get; }
}
