using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>Streams a CSV file with a heading; quotes, line ends within quotes and a byte order mark are read as they are meant.</summary>
internal sealed class CsvLines : SourceFile
{
    // Half of a character, which no line begins with: the reader would pass over lines that begin with a mark of comments.
    private const char Never = '\uDFFF';

    private readonly StreamReader _text;
    private readonly CsvDataReader _csv;

    private CsvLines(StreamReader text, CsvDataReader csv)
        : base([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)]) => (_text, _csv) = (text, csv);

    public static CsvLines Open(string path, char delimiter)
    {
        var text = new StreamReader(Unpacked(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            var words = new WordsMet();
            return new CsvLines(text, CsvDataReader.Create(
                text, new CsvDataReaderOptions { Delimiter = delimiter, HasHeaders = true, BufferSize = 1 << 16, MaxBufferSize = 1 << 24, StringFactory = words.Of, Comment = Never }));
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>How many files there are: one, or as many as an archive holds.</summary>
    public static int FilesIn(string path)
    {
        if (!IsArchive(path))
        {
            return 1;
        }

        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.Count;
    }

    public override IEnumerable<SourceLine> Read()
    {
        var number = 1L + Heading.Sum(LineEnds);
        while (_csv.Read())
        {
            number++;
            var fields = new string[_csv.RowFieldCount];
            var ends = 0L;
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = _csv.GetString(i);
                ends += LineEnds(fields[i]);
            }

            yield return new SourceLine(this, number, fields);
            number += ends;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static long LineEnds(string field) => field.AsSpan().Count('\n');

    // A source may deliver its file alone in an archive.
    private static Stream Unpacked(string path)
    {
        if (IsArchive(path))
        {
            return Packed.Alone(path);
        }

        var file = File.OpenRead(path);
        if (Packed.FirstFour(file) is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'A', (byte)'R', (byte)'1'])
        {
            file.Dispose();
            throw new SourceRefusedException(FileProblem.NotText, Path.GetFileName(path));
        }

        return file;
    }
}

/// <summary>Gives the same text for the same characters where it can, so that words which stand on many lines are made once.</summary>
internal sealed class WordsMet
{
    private const int Places = 1 << 14;
    private const int Longest = 24;
    private readonly string[] _met = new string[Places];

    public string Of(char[] buffer, int offset, int length)
    {
        if (length == 0)
        {
            return "";
        }

        var text = buffer.AsSpan(offset, length);
        if (length > Longest)
        {
            return new string(text);
        }

        var hash = (uint)length;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x01000193;
        }

        ref var met = ref _met[(hash ^ (hash >> 15)) & (Places - 1)];
        if (met is null || !text.SequenceEqual(met))
        {
            met = new string(text);
        }

        return met;
    }
}
