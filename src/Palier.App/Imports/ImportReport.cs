using System.Collections.Immutable;
using Palier.Core.Values;
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
    public sealed record FileRefused(string Reason) : ImportOutcome;
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
}

/// <summary>A line that was not taken in: where, what stood there, and why.</summary>
/// <param name="Line">The line in the file, counted from 1 with the heading, as an editor shows it.</param>
/// <param name="Column">The column of the file.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Why">The reason.</param>
/// <param name="Detail">What the reason speaks of: the date format, the other line, what is known.</param>
public sealed record RejectedLine(long Line, string Column, string Value, Rejection Why, string Detail = "")
{
    /// <summary>The reason as an English sentence.</summary>
    public string Sentence => Why switch
    {
        Rejection.Empty => $"{Column} is empty, and it must be given",
        Rejection.NotADate => $"'{Value}' is no date of the form {Detail}",
        Rejection.NotAnAmount => $"'{Value}' is no amount with a decimal {Detail}",
        Rejection.TooManyDecimals => $"'{Value}' has more than four decimals, and the mapping does not say how to round (rounding: half up)",
        Rejection.TooLarge => $"'{Value}' is larger than can be kept",
        Rejection.NotAWholeNumber => $"'{Value}' is no whole number",
        Rejection.UnknownCurrency => $"'{Value}' is no currency of ISO 4217",
        Rejection.UnknownPartner => $"the partner '{Value}' is not known: import it first, or say 'unknown partner: create' in the mapping",
        Rejection.UnknownPerson => $"the person '{Value}' is not known",
        Rejection.TwiceInFile => $"'{Value}' stands in line {Detail} already",
        Rejection.Conflict => $"'{Value}' is known with other content ({Detail}): deliver a correction that names it",
        Rejection.NotALineType => $"'{Value}' is no type of line: sale, return or correction",
        Rejection.CorrectsNothing => $"a return or a correction names the line it corrects, and a sale names none",
        Rejection.CorrectsUnknown => $"the line '{Value}' that it corrects is not known",
        Rejection.UnknownCountry => $"'{Value}' is no country code of two capital letters",
        Rejection.NotInLookup => $"'{Value}' is not in {Detail}",
        Rejection.WrongNumberOfFields => $"the line has {Value} fields, and the heading has {Detail}",
        Rejection.HasControlCharacter => $"{Column} holds a zero character, which cannot be stored",
        Rejection.EndsBeforeItBegins => $"'{Value}' is not after {Detail}",
        _ => Why.ToString(),
    };
}

/// <summary>What is asked of an import.</summary>
public sealed record ImportRequest
{
    /// <summary>The CSV file.</summary>
    public required string File { get; init; }

    public required Mapping Mapping { get; init; }

    /// <summary>What the mapping is called in the record of imports.</summary>
    public string MappingName { get; init; } = "";

    /// <summary>Take in the good lines even when others are rejected.</summary>
    public bool AcceptGood { get; init; }

    /// <summary>Who takes the file in.</summary>
    public string By { get; init; } = AuditNote.Program;

    /// <summary>The moment in UTC at which the lines become known.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Told the number of lines read so far, every few thousand.</summary>
    public IProgress<long>? Progress { get; init; }
}
