using System.Text;
using System.Text.Json;
using Palier.App.Imports;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Imports;

/// <summary>The import's CSV reader on the odd corners of the format.</summary>
public sealed class CsvReading : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("palier-csv-").FullName;

    public static TheoryData<string> Samples { get; } =
        ["comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a,b\n1,\"x, y\"\n", "1;x, y")]
    [InlineData("a,b\r\n1,\"\"\r\n2,\r\n", "1;|2;")]
    [InlineData("a,b\n1,\"ha \"\"ha\"\" ha\"\n", "1;ha \"ha\" ha")]
    [InlineData("a,b\n\"one\ntwo\",3\n4,5", "one\ntwo;3|4;5")]
    [InlineData("a,b\r\n\"one\r\ntwo\",3\r\n", "one\r\ntwo;3")]
    [InlineData("\uFEFFa,b\nʤ,😀\n", "ʤ;😀")]
    [InlineData("a,b\n#1,2\n3,4\n#5,6", "#1;2|3;4|#5;6")]
    [InlineData("a,b\n", "")]
    public void Quotes_commas_line_ends_and_a_mark_at_the_start_are_read_as_meant(string csv, string rows)
    {
        var path = Path.Combine(_folder, "rows.csv");
        File.WriteAllText(path, csv, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        using var lines = CsvLines.Open(path, ',');

        lines.Heading.ShouldBe(["a", "b"]);
        string.Join('|', lines.Read().Select(l => $"{l["a"]};{l["b"]}")).ShouldBe(rows);
    }

    [Fact]
    public void A_line_has_the_number_that_an_editor_shows()
    {
        var path = Path.Combine(_folder, "rows.csv");
        File.WriteAllText(path, "a,b\n\"one\ntwo\nthree\",1\nx,2\n\"y\nz\",3\nw,4\n");

        using var lines = CsvLines.Open(path, ',');

        lines.Read().Select(l => l.Number).ShouldBe([2, 5, 6, 8]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_public_sample_reads_as_its_json_says(string name)
    {
        var folder = SampleFolder();
        var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json"))).RootElement;

        using var lines = CsvLines.Open(Path.Combine(folder, "csvs", name + ".csv"), ',');

        lines.Read().Select(l => string.Join('|', lines.Heading.Select(h => $"{h}={l[h]}")))
            .ShouldBe(expected.EnumerateArray().Select(row => string.Join('|', row.EnumerateObject().Select(p => $"{p.Name}={p.Value.GetString()}"))));
    }

    [Fact]
    public void A_file_that_is_not_in_UTF_8_is_refused()
    {
        var path = Path.Combine(_folder, "latin.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("a,b\n1,café\n"));

        Should.Throw<DecoderFallbackException>(() =>
        {
            using var lines = CsvLines.Open(path, ',');
            _ = lines.Read().Count();
        });
    }

    internal static string SampleFolder()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("PALIER_REAL_DATA") ?? Path.Combine(Root.Folder, "..", "shared", "data"), "csv-spectrum");
        Assert.SkipUnless(Directory.Exists(folder), $"the samples are not at {folder}");
        return folder;
    }
}
