using System.Text;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Editors;
using Palier.Core.Tests.Docs;
using Palier.Core.Tests.Programmes;
using Palier.Core.Tests.Tidy;

namespace Palier.Core.Tests.Editors;

/// <summary>Laying a text out changes how it looks, and nothing else.</summary>
public sealed class TextLayoutTests
{
    [Fact]
    public void Every_programme_and_file_of_cases_is_laid_out_already() =>
        Texts().Where(t => LaidOut(t.Text, t.IsCases) != t.Text).Select(t => $"{t.Name}: palier format {t.Name} lays it out").ShouldBeEmpty();

    [Fact]
    public void What_is_laid_out_stays_as_it_is_and_reads_the_same()
    {
        var examples = LanguageReference.Blocks.Where(b => b.Kind is "yaml programme" or "yaml also").Select(b => (Name: b.At, Text: LanguageReference.Whole(b.Text), IsCases: false));
        var generated = Enumerable.Range(1, 20).Select(i => (Name: $"generated {i}", Text: new GeneratedProgramme(i).Text(), IsCases: false));
        foreach (var (name, text, isCases) in Texts().Concat(examples).Concat(generated))
        {
            var once = LaidOut(Untidied(text, name.Length), isCases);

            LaidOut(once, isCases).ShouldBe(once, name);
            Said(once, isCases).ShouldBe(Said(text, isCases), name);
            LaidOut(text.ReplaceLineEndings("\r\n"), isCases).ShouldBe(LaidOut(text, isCases).ReplaceLineEndings("\r\n"), name);
        }
    }

    [Fact]
    public void Words_stand_in_the_order_of_the_language_with_their_remarks()
    {
        const string before = """
            # About this file.

            version: 1            # the first
            # who
            programme:   small
            from: "2024-01-01"
            published: 2023-11-01
            currency: EUR
            time_zone: 'Europe/Brussels'
            metrics:
                # what is sold
                revenue: {over: 12 closed months,   sum: sale.net}   # net


                buyers:
                    over: 12 closed months   # closed ones
                    count: sale.customer
                    # the end of buyers
            answers: { counts_on: invoiced_on, # by the invoice
                line_rounding: in total, returns: when returned }
            """;

        TextLayout.OfProgramme(before).ShouldBe("""
            # About this file.

            # who
            programme: small
            version:   1          # the first
            from:      "2024-01-01"
            published: 2023-11-01
            currency:  EUR
            time_zone: Europe/Brussels

            answers:
              counts_on:     invoiced_on       # by the invoice
              line_rounding: in total
              returns:       when returned

            metrics:
              # what is sold
              revenue: { sum: sale.net, over: 12 closed months }     # net

              buyers:
                count: sale.customer
                over:  12 closed months      # closed ones
                # the end of buyers

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_stood_below_each_other_in_braces_still_does()
    {
        const string before = """
            programme: ../programme.yaml
            cases:
            - it: "has columns"
              given:
                a: {  x: "one",     z: 1 }
                bb: { x: 'two',     z: 2 }
                c: { x: three, z: 3 }
              expect: { b: { }, l: [ 1,2 ], m: [ { a: 1} ] }
            """;

        TextLayout.OfCases(before).ShouldBe("""
            programme: ../programme.yaml
            cases:
            - it: has columns
              given:
                a:  { x: one, z: 1 }
                bb: { x: two, z: 2 }
                c:  { x: three, z: 3 }
              expect: { b: {}, l: [1, 2], m: [ { a: 1 } ] }

            """.ReplaceLineEndings("\n"));
        TextLayout.OfCases(before.Replace("three, z", "three,     z", StringComparison.Ordinal).Replace("a: {  x", "a:  { x", StringComparison.Ordinal).Replace("c: {", "c:  {", StringComparison.Ordinal))
            .ShouldContain("a:  { x: one,   z: 1 }\n    bb: { x: two,   z: 2 }\n    c:  { x: three, z: 3 }");
    }

    [Theory]
    [InlineData("|", "a\n\n  b\n")]
    [InlineData("|-", "a\n\n  b")]
    [InlineData("|+", "a\n\n  b\n\n\n")]
    [InlineData(">", "a\n\n  b\n")]
    public void A_block_of_text_keeps_its_lines(string head, string value)
    {
        var text = $"programme: p\ncases:\n    -   it: x\n        expect:\n           explanation: {head}   # a remark\n             a\n\n               b\n\n\n";

        var laidOut = TextLayout.OfCases(text);

        laidOut.ShouldStartWith($"programme: p\ncases:\n- it: x\n  expect:\n    explanation: {head}");
        laidOut.ShouldContain("# a remark\n      a\n\n        b\n");
        CaseText.Read(laidOut).Value!.Cases[0].Expect[0].Value.ShouldBeOfType<Scalar>().Text.ShouldBe(value.Length == 0 ? "" : value, laidOut);
    }

    private static IEnumerable<(string Name, string Text, bool IsCases)> Texts() => Repository.Files
        .Where(f => f.IsIn("programmes") && f.EndsWith(".yaml", StringComparison.Ordinal) && !f.EndsWith(".mapping.yaml", StringComparison.Ordinal))
        .Select(f => (f, Repository.Read(f), f.Contains("/tests/", StringComparison.Ordinal)));

    private static string LaidOut(string text, bool isCases) => isCases ? TextLayout.OfCases(text) : TextLayout.OfProgramme(text);

    // Remarks and empty lines at the ends of lines that may have them, and other quotes.
    private static string Untidied(string text, int seed)
    {
        var (dice, inBlock, untidy) = (new Random(seed), -1, new StringBuilder());
        foreach (var line in text.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            inBlock = line.Trim().Length > 0 && indent <= inBlock ? -1 : inBlock;
            if (inBlock < 0 && line.Trim().Length > 0 && !line.Contains('#', StringComparison.Ordinal) && !line.EndsWith('|'))
            {
                untidy.Append(dice.Next(12) == 0 ? $"{new string(' ', indent)}# remark {dice.Next(1000)}\n" : "").Append(line)
                    .Append(dice.Next(12) == 0 ? $"{new string(' ', dice.Next(1, 30))}# beside {dice.Next(1000)}" : "").Append(dice.Next(15) == 0 ? "\n\n\n" : "\n");
            }
            else
            {
                untidy.Append(line).Append('\n');
            }

            inBlock = inBlock < 0 && line.TrimEnd().EndsWith('|') ? indent : inBlock;
        }

        return untidy.ToString();
    }

    // All that was read, without the places it stood in.
    private static string Said(string text, bool isCases) =>
        isCases ? Structure.Of(CaseText.Read(text).Value) : string.Concat(ProgrammeText.ReadEach(text).Select(r => Structure.Of(r.Value)));
}
