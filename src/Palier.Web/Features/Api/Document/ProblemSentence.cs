namespace Palier.Web.Features.Api.Document;

/// <summary>The sentence of a problem as its page and the document show it: with the names of its figures where they will stand.</summary>
internal static class ProblemSentence
{
    public static string Of(string key, Shell.Words words)
    {
        var core = (words == Shell.Words.French ? Core.Wording.Words.French : Core.Wording.Words.English).Sentences;
        var sentence = words.Sentences.GetValueOrDefault($"api.said.{key}") ?? core.GetValueOrDefault($"money.{key}.page") ?? core.GetValueOrDefault($"money.{key}") ?? core.GetValueOrDefault($"staff.{key}");
        return sentence is null ? throw new InvalidOperationException($"no sentence of the problem {key}") : Bare(sentence);
    }

    // A number that decides between one and many is shown as many.
    private static string Bare(string sentence)
    {
        for (var open = sentence.IndexOf('{', StringComparison.Ordinal); open >= 0; open = sentence.IndexOf('{', open + 1))
        {
            var close = sentence.IndexOf('}', open);
            if (sentence[(open + 1)..close].Split('|') is [var name, _, var many])
            {
                sentence = sentence[..open] + many.Replace("#", $"{{{name}}}", StringComparison.Ordinal) + sentence[(close + 1)..];
            }
        }

        return sentence;
    }
}
