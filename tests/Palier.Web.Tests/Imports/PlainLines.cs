using System.Text;
using Microsoft.Win32.SafeHandles;
using Palier.App.Imports;

namespace Palier.Web.Tests.Imports;

/// <summary>The quick reading of CSV files beside the reader of the imports.</summary>
public sealed class PlainLines : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"palier-plain-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void A_long_file_in_several_runs_has_the_fields_that_the_reader_of_imports_finds(int seed, bool isQuoted)
    {
        var (dice, text) = (new Random(seed), new StringBuilder(seed % 2 == 0 ? "\uFEFFa,b,c\n" : "a,\"b\",c\r\n"));
        while (text.Length < 3_500_000)
        {
            text.Append(Field(dice, isQuoted)).Append(',').Append(Field(dice, isQuoted)).Append(',').Append(Field(dice, isQuoted)).Append(dice.Next(3) == 0 ? "\r\n" : "\n");
        }

        Write(seed % 2 == 0 ? text.Append("the,last,one").ToString() : text.ToString());

        using var file = File.OpenHandle(_path);
        var runs = PlainSplit.Of(file, 3).ShouldNotBeNull();
        runs.Count.ShouldBe(3);
        var read = runs.ConvertAll(r => Rows(file, r).ShouldNotBeNull());
        read.Zip(runs).ShouldAllBe(r => r.First.Count <= r.Second.MostLines && (isQuoted || r.First.Count >= r.Second.MostLines - 1));
        var (found, expected) = (read.SelectMany(r => r).Skip(1).ToList(), Expected());
        found.Count.ShouldBe(expected.Count);
        for (var i = 0; i < found.Count; i++)
        {
            found[i].ShouldBe(expected[i], $"line {i}");
        }
    }

    [Fact]
    public void Whatever_is_plain_in_any_text_is_what_the_reader_of_imports_finds()
    {
        var (dice, plain) = (new Random(6), 0);
        for (var i = 0; i < (Environment.GetEnvironmentVariable("PALIER_TEST_COUNTS") == "full" ? 100_000 : 4_000); i++)
        {
            var text = new StringBuilder("a,b\n");
            for (var length = dice.Next(1, 14); length > 0; length--)
            {
                text.Append("x,\"\n\ré #"[dice.Next(8)]).Append(dice.Next(4) == 0 ? ",\n"[dice.Next(2)] : 'y');
            }

            Write(text.ToString());
            using var file = File.OpenHandle(_path);
            if (PlainSplit.Of(file, 3) is [var run] && Rows(file, run, columns: 2) is { } rows)
            {
                plain++;
                rows.Skip(1).ShouldBe(Expected(), $"{text}");
            }
        }

        plain.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("a,b\nx\"y,1\n")]
    [InlineData("a,b\n\"x\"y,1\n")]
    [InlineData("a,b\n\"x,1\n")]
    [InlineData("a,b\n1\n")]
    [InlineData("a,b\n1,2,3\n")]
    [InlineData("a,b\n1,2\n\n")]
    [InlineData("a,b\n1,2\r3,4\n")]
    [InlineData("a,b\n1,\0\n")]
    public void What_is_not_whole_is_not_plain(string text)
    {
        Write(text);
        using var file = File.OpenHandle(_path);

        (PlainSplit.Of(file, 1) is [var run] ? Rows(file, run, columns: 2) : null).ShouldBeNull();
    }

    [Fact]
    public void Bytes_that_are_no_characters_are_not_plain_wherever_they_stand()
    {
        foreach (var at in new[] { 0, 4, 1_048_500, 1_100_000 })
        {
            var bytes = Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("one,two\n", 200_000)));
            bytes[at] = 0xFF;
            File.WriteAllBytes(_path, bytes);
            using var file = File.OpenHandle(_path);

            Rows(file, new PlainRun(0, bytes.Length, bytes.Length, HasHeading: true), columns: 2).ShouldBeNull();
        }
    }

    [Fact]
    public void A_line_longer_than_is_read_at_once_is_not_plain()
    {
        Write("a,b\n" + new string('x', 2_000_000) + ",1\n");
        using var file = File.OpenHandle(_path);

        Rows(file, new PlainRun(0, 2_000_100, 2, HasHeading: true), columns: 2).ShouldBeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("C1", "C1")]
    [InlineData(" C1\t", "C1")]
    [InlineData("\u00A0C1 \u2003", "C1")]
    [InlineData("fifteen letters", "fifteen letters")]
    [InlineData("sixteen letters!", "sixteen letters!")]
    [InlineData(" sixteen letters! ", "sixteen letters!")]
    [InlineData("é", "é")]
    public void A_thing_is_its_text_without_the_space_around_it(string field, string text)
    {
        Write($"a,b\n{field},{text}\n");
        using var file = File.OpenHandle(_path);
        var csv = new PlainFields(file, 0, new FileInfo(_path).Length, (byte)',', 2, new TextHash());
        csv.Next().ShouldBeTrue();

        csv.Whole(1, 0).ShouldBe(csv.Whole(1, 0));
        (csv.Whole(1, 0) == csv.Whole(1, 1)).ShouldBe(field == text);
        Encoding.UTF8.GetString(csv.Trimmed(1, 0)).ShouldBe(text);
        csv.Thing(1, 0).ShouldBe(csv.Thing(1, 1));
        csv.Thing(1, 0).ShouldBe(csv.Thing(1, 1), "asked again, for two fields may be one column");
        csv.Thing(1, 0).IsNone.ShouldBe(text.Length == 0);
    }

    private static string Field(Random dice, bool isQuoted)
    {
        string[] some = ["", "x", "Crème brûlée", "12345.67", "a rather long field, with a comma", "ha \"ha\" ha", "two\nlines", "two\r\nlines", "\"", "日本"];
        var field = some[dice.Next(some.Length)];
        return isQuoted && (field.AsSpan().ContainsAny(",\"\n") || dice.Next(4) == 0) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : field.Replace(",", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(_path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static List<string>? Rows(SafeFileHandle file, PlainRun run, int columns = 3)
    {
        var (csv, rows) = (new PlainFields(file, run.From, run.Until, (byte)',', columns, new TextHash()), new List<string>());
        while (csv.Next())
        {
            for (var line = 0; line < csv.Lines; line++)
            {
                rows.Add(string.Join('|', Enumerable.Range(0, columns).Select(f => Encoding.UTF8.GetString(csv[line, f]))));
            }
        }

        return csv.IsPlain ? rows : null;
    }

    private List<string> Expected()
    {
        using var csv = CsvLines.Open(_path, ',');
        return [.. csv.Read().Select(l => string.Join('|', l.Fields))];
    }
}
