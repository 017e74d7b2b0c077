using System.Collections.Immutable;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data.Audit;

namespace Palier.App.Imports;

/// <summary>What came of an import: taken in, refused for its lines, or refused as a file.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>The lines are in the database; with <c>accept good</c> some may have been rejected.</summary>
    public sealed record Done(ImportReport Report) : ImportOutcome;

    /// <summary>At least one line was rejected, so nothing was taken in.</summary>
    public sealed record NothingTaken(ImportReport Report) : ImportOutcome;

    /// <summary>The file as a whole cannot be read by this mapping.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="Name">The column or the file that it speaks of, or what the system says.</param>
    /// <param name="Others">What is there instead.</param>
    public sealed record FileRefused(FileProblem Why, string Name = "", string Others = "") : ImportOutcome
    {
        public string Sentence(Words words) => words.Say($"import.file.{Why}", ("name", Name), ("others", Others));
    }
}

/// <summary>Why a whole file is refused.</summary>
public enum FileProblem
{
    NotUtf8 = 0,
    Unreadable = 1,
    ColumnTwice = 2,
    NoLookup = 3,
    LookupLacks = 4,
    NoColumn = 5,
    NotAlone = 6,
    NotRates = 7,
    UnknownCurrency = 8,
    NotText = 9,
    NotAWorkbook = 10,
    Protected = 11,
    Damaged = 12,
    TooLarge = 13,
    NoSheet = 14,
    WhichSheet = 15,
    SheetEmpty = 16,
    Merged = 17,
    NotParquet = 18,
}

/// <summary>The counts of an import and every line that was rejected.</summary>
public sealed record ImportReport
{
    /// <summary>Lines in the file, without the heading.</summary>
    public long Lines { get; init; }

    public long Taken { get; init; }

    /// <summary>Lines that are known already with the same content.</summary>
    public long Skipped { get; init; }

    /// <summary>Of the lines taken: those that replace what was known of the same key (never of a sales line).</summary>
    public long Changed { get; init; }

    public long PartnersCreated { get; init; }

    public ImmutableArray<RejectedLine> Rejected { get; init; } = [];

    /// <summary>The file with the rejected lines and the reasons; null when nothing was rejected.</summary>
    public string? RejectedFile { get; init; }

    /// <summary>Amounts with more than four decimals that were rounded as the mapping says.</summary>
    public ImmutableArray<RoundedAmount> Rounded { get; init; } = [];

    /// <summary>Net of the lines taken, by currency, in ten-thousandths.</summary>
    public ImmutableSortedDictionary<string, LineAmount> Net { get; init; } = ImmutableSortedDictionary<string, LineAmount>.Empty;

    /// <summary>By how much the net would move if each line were rounded half up to its currency's minor unit.</summary>
    public ImmutableSortedDictionary<string, LineAmount> MovedByRounding { get; init; } = ImmutableSortedDictionary<string, LineAmount>.Empty;
}

/// <summary>An amount that had more than four decimals.</summary>
public sealed record RoundedAmount(long Line, string Column, string Given, LineAmount Kept);

/// <summary>Why a line is rejected.</summary>
public enum Rejection
{
    Empty = 0,
    NotADate = 1,
    NotAnAmount = 2,
    TooManyDecimals = 3,
    TooLarge = 4,
    NotAWholeNumber = 5,
    UnknownCurrency = 6,
    UnknownPartner = 7,
    UnknownPerson = 8,
    TwiceInFile = 9,
    Conflict = 10,
    NotALineType = 11,
    CorrectsNothing = 12,
    CorrectsUnknown = 13,
    UnknownCountry = 14,
    NotInLookup = 15,
    WrongNumberOfFields = 16,
    HasControlCharacter = 17,
    EndsBeforeItBegins = 18,
    NotARate = 19,
    OtherRate = 20,
    RateTakenBack = 21,
    NotYet = 22,
    NotAVatNumber = 23,
    CellHasError = 24,
    NotCalculated = 25,
}

/// <summary>Where lines are rows of a table: its sheet, and the letters of the column there; null where the file has none.</summary>
public sealed record InTable(string? Sheet, string? Letters);

/// <summary>A line that was not taken in: where, what stood there, and why.</summary>
/// <param name="Line">The line in the file, counted from 1 with the heading, as an editor shows it; of a spreadsheet or Parquet, the row.</param>
/// <param name="Column">The column of the file.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Why">The reason.</param>
/// <param name="Detail">What the reason speaks of: the date format, the other line, what is known.</param>
public sealed record RejectedLine(long Line, string Column, string Value, Rejection Why, string Detail = "")
{
    /// <summary>Where the line is a row: in what. Null for a line of a text.</summary>
    public InTable? In { get; init; }

    /// <summary>The column as people know it; the whole line where it is of no single one.</summary>
    public string Place(Words words) => Why == Rejection.WrongNumberOfFields ? words.Say("import.the_line") : Column;

    /// <summary>The reason as a sentence.</summary>
    public string Sentence(Words words) => words.Say(
        Why == Rejection.TwiceInFile && In is not null ? "import.TwiceInTable" : $"import.{Why}", ("column", Column), ("value", Value), ("detail", Detailed(words)));

    /// <summary>Place and reason: the line of a text, the row of a table, the cell of a sheet.</summary>
    public string Told(Words words) => words.Say(
        In switch { null => "import.rejected", { Sheet: null } => "import.rejected_row", { Letters: null } => "import.rejected_in_sheet", _ => "import.rejected_cell" },
        ("line", $"{Line}"), ("column", Place(words)), ("why", Sentence(words)), ("sheet", In?.Sheet ?? ""), ("letters", In?.Letters ?? ""));

    private string Detailed(Words words) => Why switch
    {
        Rejection.NotAnAmount => words.Say($"import.{Detail}"),
        Rejection.NotAVatNumber => Core.Identifiers.IdentifierLines.Of(Core.Identifiers.VatNumber.Read(Value)) is { } what ? words.Line(what, null) : "",
        _ => Detail,
    };
}

/// <summary>What is asked of an import.</summary>
public sealed record ImportRequest
{
    /// <summary>The file: CSV, a workbook (<c>.xlsx</c>) or Parquet (<c>.parquet</c>).</summary>
    public required string File { get; init; }

    public required Mapping Mapping { get; init; }

    /// <summary>What the mapping is called in the record of imports.</summary>
    public string MappingName { get; init; } = "";

    /// <summary>Take in the good lines even when others are rejected.</summary>
    public bool AcceptGood { get; init; }

    /// <summary>Who takes the file in.</summary>
    public string By { get; init; } = AuditNote.Program;

    /// <summary>The words of the reasons in the file of rejected lines.</summary>
    public Words Words { get; init; } = Words.English;

    /// <summary>The moment in UTC at which the lines become known.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Told the number of lines read so far, every few thousand.</summary>
    public IProgress<long>? Progress { get; init; }
}
