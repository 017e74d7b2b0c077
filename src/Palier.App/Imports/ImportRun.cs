using System.Collections.Immutable;
using System.Security.Cryptography;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Imports;

/// <summary>What an import of one kind does with lines.</summary>
/// <typeparam name="T">A line as it was read.</typeparam>
/// <param name="Read">Reads a line, ahead of those that are being decided: it asks nothing but the line.</param>
/// <param name="Take">Decides on some thousand lines and adds what is new.</param>
internal sealed record ImportSteps<T>(Func<ImportRun, LineReading, T> Read, Action<ImportRun, IReadOnlyList<T>> Take);

/// <summary>
/// What every import does: open, read line by line, collect what is rejected, save all or nothing. Lines are read on one thread, decided on
/// another and written on a third, some thousand at a time, so that memory does not grow with the file.
/// </summary>
internal sealed class ImportRun : IDisposable
{
    private const int BatchSize = 2_500;

    /// <summary>Who watches is told after so many lines, and at the end.</summary>
    private const int Told = 5_000;

    private readonly List<RejectedLine> _rejected = [];
    private readonly SortedDictionary<long, ImmutableArray<string>> _rejectedFields = [];
    private readonly ImportRequest _request;
    private readonly DaysMet _days;
    private MappedFields? _mapped;
    private Saving? _saving;
    private InTurn? _writing;

    private ImportRun(ImportRequest request) => (_request, _days) = (request, new DaysMet(request.Mapping.Dates));

    public ImportReport Report { get; set; } = new();

    public List<RoundedAmount> Rounded { get; } = [];

    public Mapping Mapping => _request.Mapping;

    public MappedFields Fields => _mapped!;

    /// <summary>The sequence numbers of this import begin here: a row below was there before.</summary>
    public long First => _saving!.First;

    /// <summary>Runs an import in one transaction; a cancelled one leaves nothing behind.</summary>
    /// <param name="database">Where the lines go.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="steps">What is done with the lines.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <param name="wrongHeading">Why the columns are not those of such a file; null where they are.</param>
    public static ImportOutcome Of<T>(
        Database database, ImportRequest request, ImportSteps<T> steps, CancellationToken cancellation, Func<ImmutableArray<string>, ImportOutcome.FileRefused?>? wrongHeading = null)
    {
        using var run = new ImportRun(request);
        return SourceFile.With<ImportOutcome>(request.File, request.Mapping, lines => wrongHeading?.Invoke(lines.Heading) ?? run.All(database, lines, steps, cancellation), refused => refused);
    }

    public void Reject(LineReading reading)
    {
        _rejected.AddRange(reading.Wrong);
        _rejectedFields[reading.Line.Number] = reading.Line.Fields;
    }

    /// <summary>Adds rows; they are written after those that were added before.</summary>
    public void Add<T>(IReadOnlyList<T> rows)
        where T : FactRow
    {
        if (rows.Count > 0)
        {
            _writing!.Do(() => _saving!.AddRows(rows));
        }
    }

    /// <summary>Asks the database as it is once everything that was added is written.</summary>
    public T Ask<T>(Func<PalierContext, T> question) => _writing!.Ask(() => question(_saving!.Context));

    public void Dispose() => _writing?.Dispose();

    private ImportOutcome All<T>(Database database, SourceFile lines, ImportSteps<T> steps, CancellationToken cancellation)
    {
        var kind = Mapping.Kind.ToString().ToLowerInvariant();
        _mapped = new MappedFields(Mapping, lines);
        using var saving = _saving = database.Begin(_request.Now, $"import {kind}");
        using (_writing = new InTurn())
        {
            foreach (var batch in Ahead.Of(lines.Read().Select(l => Read(l, steps)), BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                Take(batch, steps);
                if (Report.Lines % Told == 0 || batch.Count < BatchSize)
                {
                    _request.Progress?.Report(Report.Lines);
                }
            }

            _writing.Finish();
        }

        return Ended(kind, lines, saving, cancellation);
    }

    private void Take<T>(IReadOnlyList<(LineReading Reading, T? Line)> batch, ImportSteps<T> steps)
    {
        var whole = new List<T>(batch.Count);
        foreach (var (reading, line) in batch)
        {
            if (HasAllFields(reading))
            {
                whole.Add(line!);
            }
            else
            {
                reading.Reject("the line", $"{reading.Line.Count}", Rejection.WrongNumberOfFields, $"{reading.Heading.Length}");
                Reject(reading);
            }
        }

        steps.Take(this, whole);
        Report = Report with { Lines = Report.Lines + batch.Count };
    }

    private ImportOutcome Ended(string kind, SourceFile lines, Saving saving, CancellationToken cancellation)
    {
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

    private (LineReading Reading, T? Line) Read<T>(SourceLine line, ImportSteps<T> steps)
    {
        var reading = new LineReading(Fields, line, Rounded, _days);
        return (reading, HasAllFields(reading) ? steps.Read(this, reading) : default);
    }

    private static bool HasAllFields(LineReading reading) => reading.Line.Count == reading.Heading.Length;

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
