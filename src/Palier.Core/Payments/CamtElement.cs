using System.Collections.Immutable;

namespace Palier.Core.Payments;

/// <summary>An element of a file with all that is in it.</summary>
/// <param name="Name">Its name without the namespace.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="Text">Its own text without blanks around it.</param>
/// <param name="Currency">Its attribute <c>Ccy</c>; null where it has none.</param>
internal sealed record CamtElement(string Name, int Line, string Text, string? Currency, ImmutableArray<CamtElement> Children)
{
    /// <summary>The first element below it by a path of names; null where there is none.</summary>
    public CamtElement? Find(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var name in path)
        {
            CamtElement? below = null;
            foreach (var child in at.Children)
            {
                if (child.Name == name)
                {
                    below = child;
                    break;
                }
            }

            if (below is null)
            {
                return null;
            }

            at = below;
        }

        return at;
    }

    /// <summary>The text of the first element by a path; null where there is none, or an empty one.</summary>
    public string? TextOf(params ReadOnlySpan<string> path) => Find(path)?.Text is { Length: > 0 } text ? text : null;

    public IEnumerable<CamtElement> All(string name) => Children.Where(c => c.Name == name);
}

/// <summary>The mistakes of a file so far; after the first few no more are kept.</summary>
internal sealed class CamtMistakes
{
    private const int Most = 20;
    private const int LongestValue = 60;

    private readonly ImmutableArray<CamtMistake>.Builder _mistakes = ImmutableArray.CreateBuilder<CamtMistake>();

    public ImmutableArray<CamtMistake> All => _mistakes.ToImmutable();

    public bool IsEmpty => _mistakes.Count == 0;

    public void Add(string key, int line, string element, string value, string beside = "")
    {
        if (_mistakes.Count < Most)
        {
            _mistakes.Add(new CamtMistake(key, line, element, value.Length <= LongestValue ? value : value[..LongestValue] + "…", beside));
        }
    }
}
