using Palier.Core.Definition;
using Palier.Core.Wording;

namespace Palier.Core.Tests.Definition;

/// <summary>Whatever stands in a text, the reader ends, and says what is wrong in a place of the text and in both languages.</summary>
public sealed class MutatedTextTests
{
    /// <summary>A text is read in milliseconds; one that takes this long will never end.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(90);

    private static readonly string[] lineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"];

    [Fact]
    public void A_spoilt_text_is_read_or_refused_with_a_place_in_it_and_a_sentence()
    {
        var (reading, failures, ended) = (0, new List<string>(), false);
        var reader = new Thread(() =>
        {
            for (var seed = 1; seed <= Counts.Of(2_000, 100_000) && failures.Count < 20; seed++)
            {
                Volatile.Write(ref reading, seed);
                failures.AddRange(WrongWith(seed));
            }

            Volatile.Write(ref ended, true);
        })
        { IsBackground = true };
        reader.Start();
        for (var seed = 0; !reader.Join(patience); seed = Volatile.Read(ref reading))
        {
            (seed == Volatile.Read(ref reading)).ShouldBeFalse($"reading the text of seed {seed} does not end");
        }

        ended.ShouldBeTrue();
        failures.ShouldBeEmpty(string.Join("\n", failures));
    }

    private static List<string> WrongWith(int seed)
    {
        var text = Mutation.Of(seed);
        List<string> wrong = [];
        var thrown = Record.Exception(() => wrong = [.. WrongWith(seed, text)]);
        return thrown is null
            ? wrong
            : [$"seed {seed}: {thrown.GetType().Name} {thrown.Message} {thrown.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Palier.Core.", StringComparison.Ordinal))?.Trim()}"];
    }

    private static IEnumerable<string> WrongWith(int seed, string text)
    {
        var readings = ProgrammeText.ReadEach(text);
        var lines = text.Split(lineBreaks, StringSplitOptions.None);
        foreach (var found in readings.SelectMany(r => r.Mistakes))
        {
            if (found.Place.Line < 1 || found.Place.Line > lines.Length || found.Place.Column < 1 || found.Place.Column > lines[found.Place.Line - 1].Length + 1)
            {
                yield return $"seed {seed}: {found.Sentence} stands at {found.Place}, outside the text";
            }

            foreach (var words in new[] { Words.English, Words.French })
            {
                _ = words.Finding(found);
                if (words == Words.French && found.Figures.TryGetValue("expected", out var expected) && found.Code == "P105" && !words.Sentences.ContainsKey($"expected.{expected}"))
                {
                    yield return $"seed {seed}: \"{expected}\" has no French words";
                }

                foreach (var unfilled in BadTextTests.Unfilled(found, words))
                {
                    yield return $"seed {seed}: {unfilled}";
                }
            }
        }

        if (readings.Any(r => r.Value is null && r.Mistakes.IsEmpty))
        {
            yield return $"seed {seed}: refused without a word";
        }
    }
}
