using System.Text.RegularExpressions;
using Palier.Core.Comparing;
using Palier.Core.Definition;
using Palier.Core.Tests.Tidy;
using Palier.Core.Tests.Values;

namespace Palier.Core.Tests.Comparing;

/// <summary>Every shipped text against itself, and against itself with one number or word changed.</summary>
public sealed partial class ShippedTextsComparedTests
{
    private static readonly (string Was, string Now)[] words =
    [
        ("each line", "in total"), ("in total", "each line"), ("half: up", "half: down"), ("every: month", "every: quarter"), ("adjust next", "reopen"),
        ("kind: stepped", "kind: slab"), ("highest", "lowest"), ("at_least", "at_most"), ("invoiced_on", "paid_on"), ("forfeited", "carries over"),
        ("pays: quarter", "pays: month"), ("when returned", "in the period of the sale"), ("until they leave", "to end of period"), ("at once", "the day after"),
    ];

    public static TheoryData<string> Texts =>
        [.. Repository.Files.Where(f => f.IsIn("programmes") && (f.EndsWith("/programme.yaml", StringComparison.Ordinal) || f.EndsWith("/version-2.yaml", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_read_twice_has_no_difference(string file)
    {
        var text = Repository.Read(file);

        foreach (var (one, other) in ProgrammeText.ReadEach(text).Zip(ProgrammeText.ReadEach("# A remark.\n" + text)))
        {
            ProgrammeComparison.Of(one.Value!, other.Value!).ShouldBeOfType<ProgrammeComparison.Alike>();
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_number_or_word_of_a_text_is_changed_is_found(string file)
    {
        var text = Repository.Read(file);
        var start = text.IndexOf("time_zone:", StringComparison.Ordinal);
        var numbers = Numbers().Matches(text, start).Where(m => !IsInRemark(text, m.Index))
            .Select(m => text[..m.Index] + (char)('0' + ((text[m.Index] - '0' + 1) % 10)) + text[(m.Index + 1)..]).ToList();
        var exchanged = words.Where(w => text.IndexOf(w.Was, start, StringComparison.Ordinal) is var at && at >= 0 && !IsInRemark(text, at))
            .Select(w => text[..start] + new Regex(Regex.Escape(w.Was)).Replace(text[start..], w.Now, 1));
        var before = ProgrammeText.ReadEach(text);
        var step = Math.Max(1, numbers.Count / Counts.Of(6, 10_000));

        var missed = numbers.Where((_, i) => i % step == 0).Concat(exchanged)
            .Select(changed => (Text: changed, After: ProgrammeText.ReadEach(changed)))
            .Where(c => c.After.Length == before.Length && c.After.All(r => r.Value is not null))
            .Where(c => before.Zip(c.After).All(p => ProgrammeComparison.Of(p.First.Value!, p.Second.Value!) is ProgrammeComparison.Alike))
            .Select(c => LineThatDiffers(text, c.Text));

        missed.ShouldBeEmpty();
    }

    private static bool IsInRemark(string text, int at)
    {
        var line = text[(text.LastIndexOf('\n', at) + 1)..at];
        return line.StartsWith('#') || line.Contains(" #", StringComparison.Ordinal);
    }

    private static string LineThatDiffers(string before, string after) =>
        before.Split('\n').Zip(after.Split('\n')).Where(l => l.First != l.Second).Select(l => $"{l.First.Trim()} -> {l.Second.Trim()}").First();

    [GeneratedRegex(@"(?<![\w§.])\d")]
    private static partial Regex Numbers();
}
