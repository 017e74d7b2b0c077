using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;
using Sylvan.Data.Csv;

namespace Palier.App.Imports;

/// <summary>What every import does: open, read line by line, collect what is rejected, save all or nothing.</summary>
internal sealed class ImportRun
{
    private const int BatchSize = 5_000;
    private readonly List<RejectedLine> _rejected = [];
    private readonly SortedDictionary<long, ImmutableArray<string>> _rejectedFields = [];
    private readonly ImportRequest _request;

    private ImportRun(ImportRequest request) => _request = request;

    public ImportReport Report { get; set; } = new();

    public List<RoundedAmount> Rounded { get; } = [];

    public Mapping Mapping => _request.Mapping;

    /// <summary>Runs an import in one transaction; a cancelled one leaves nothing behind.</summary>
    /// <param name="database">Where the lines go.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="take">Takes in some thousand lines.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="wrongHeading">Why the columns are not those of such a file; null where they are.</param>
    public static ImportOutcome Of(
        Database database, ImportRequest request, Action<ImportRun, Saving, IReadOnlyList<CsvLine>> take, CancellationToken cancellation,
        Func<ImmutableArray<string>, ImportOutcome.FileRefused?>? wrongHeading = null)
    {
        try
        {
            var run = new ImportRun(request);
            if (CsvLines.FilesIn(request.File) is var files and not 1)
            {
                return new ImportOutcome.FileRefused(FileProblem.NotAlone, Path.GetFileName(request.File), $"{files}");
            }

            using var lines = CsvLines.Open(request.File, request.Mapping.Delimiter);
            return run.Unreadable(lines) ?? wrongHeading?.Invoke(lines.Heading) ?? run.All(database, lines, take, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            return e is DecoderFallbackException ? new ImportOutcome.FileRefused(FileProblem.NotUtf8) : new ImportOutcome.FileRefused(FileProblem.Unreadable, e.Message);
        }
    }

    public LineReading Reading(CsvLine line) => new(Mapping, line, Rounded);

    public void Reject(LineReading reading)
    {
        _rejected.AddRange(reading.Wrong);
        _rejectedFields[reading.Line.Number] = reading.Line.Fields;
    }

    /// <summary>The first reason why the file does not fit the mapping.</summary>
    private ImportOutcome.FileRefused? Unreadable(CsvLines lines)
    {
        if (lines.Heading.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new ImportOutcome.FileRefused(FileProblem.ColumnTwice, twice.Key);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(_request.File))!;
        foreach (var lookup in Mapping.Lookups)
        {
            if (lines.Add(lookup, folder, Mapping.Delimiter) is { } reason)
            {
                return reason;
            }
        }

        IEnumerable<string> asked = Mapping.NewPartner is { } made ? [made.Name, made.Kind, made.Country] : [];
        var missing = asked.Concat(Mapping.Columns.Values.SelectMany(c => c)).Concat(Mapping.Fields.Values).Concat(Mapping.Words.Keys).Concat(Mapping.Lookups.Select(l => l.Column))
            .FirstOrDefault(c => !lines.Columns.ContainsKey(c) && !lines.LookedUp.ContainsKey(c));
        return missing is null ? null : new ImportOutcome.FileRefused(FileProblem.NoColumn, missing, string.Join(", ", lines.Heading));
    }

    private ImportOutcome All(Database database, CsvLines lines, Action<ImportRun, Saving, IReadOnlyList<CsvLine>> take, CancellationToken cancellation)
    {
        var kind = Mapping.Kind.ToString().ToLowerInvariant();
        using var saving = database.Begin(_request.Now, $"import {kind}");
        foreach (var batch in lines.Read().Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            take(this, saving, [.. batch.Where(l => HasAllFields(l, lines.Heading.Length))]);
            Report = Report with { Lines = Report.Lines + batch.Length };
            _request.Progress?.Report(Report.Lines);
        }

        var file = _rejected.Count == 0 ? null : WriteRejected(lines.Heading);
        Report = Report with { Rejected = [.. _rejected.OrderBy(r => r.Line)], RejectedFile = file, Rounded = [.. Rounded] };
        if (_rejected.Count > 0 && !_request.AcceptGood)
        {
            Report = new ImportReport { Lines = Report.Lines, Skipped = Report.Skipped, Rejected = Report.Rejected, RejectedFile = file, Rounded = Report.Rounded };
            return new ImportOutcome.NothingTaken(Report);
        }

        cancellation.ThrowIfCancellationRequested();
        var record = Record(kind);
        saving.AddRows([record]);
        var done = new ImportOutcome.Done(Report);
        saving.Commit(new AuditNote(_request.By, $"import {kind}", record.FileName).With("hash", record.Hash).With("lines", record.Lines)
            .With("taken", record.Taken).With("skipped", record.Skipped).With("rejected", record.Rejected), done);
        return done;
    }

    private bool HasAllFields(CsvLine line, int expected)
    {
        if (line.Count == expected)
        {
            return true;
        }

        var reading = Reading(line);
        reading.Reject("the line", $"{line.Count}", Rejection.WrongNumberOfFields, $"{expected}");
        Reject(reading);
        return false;
    }

    private ImportRow Record(string kind)
    {
        using var file = File.OpenRead(_request.File);
        return new ImportRow
        {
            Kind = kind,
            FileName = Path.GetFileName(_request.File),
            Hash = Convert.ToHexStringLower(SHA256.HashData(file)),
            Mapping = _request.MappingName,
            Lines = Report.Lines,
            Taken = Report.Taken,
            Skipped = Report.Skipped,
            Rejected = _rejectedFields.Count,
        };
    }

    private string WriteRejected(ImmutableArray<string> heading)
    {
        var path = Path.ChangeExtension(Path.GetFullPath(_request.File), ".rejected.csv");
        var reasons = _rejected.ToLookup(r => r.Line, r => $"{r.Place(_request.Words)}: {r.Sentence(_request.Words)}");
        using var writer = new StreamWriter(path, append: false);
        writer.Write(Written([.. heading, "line", "reason"]));
        foreach (var (line, fields) in _rejectedFields)
        {
            writer.Write(Written([.. fields, $"{line}", string.Join("; ", reasons[line])]));
        }

        return path;
    }

    private string Written(ImmutableArray<string> fields) => string.Join(Mapping.Delimiter, fields.Select(Quoted)) + "\n";

    private string Quoted(string field) =>
        field.AsSpan().IndexOfAny([Mapping.Delimiter, '"', '\n', '\r']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
