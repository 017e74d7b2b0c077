namespace Palier.Core.Acting;

/// <summary>What somebody is, in this system: it says what they may do.</summary>
public enum Role
{
    ProgrammeManager = 0,
    Finance = 1,
    Compliance = 2,
    Operator = 3,

    /// <summary>Reads everything but whole account numbers, and changes nothing.</summary>
    Auditor = 4,

    /// <summary>One of a partner's own people; disputes and names bank accounts for that partner, and changes nothing else.</summary>
    Partner = 5,
}

/// <summary>What is done by somebody: it changes something, or shows what is not for everybody.</summary>
public enum Act
{
    Publish = 0,
    Enrol = 1,
    ImportFacts = 2,
    ImportRates = 3,
    Settle = 4,
    Post = 5,
    Close = 6,
    AskToReopen = 7,
    ConfirmReopening = 8,
    ProposeAdjustment = 9,
    DecideAdjustment = 10,
    Hold = 11,
    Release = 12,
    IssueStatements = 13,
    NameStaff = 14,
    Rebuild = 15,
    DecidePublication = 16,
    ProposeOverride = 17,
    DecideOverride = 18,
    Dispute = 19,
    AnswerDispute = 20,
    ProposeBankAccount = 21,
    DecideBankAccount = 22,
    ProposePayout = 23,
    DecidePayout = 24,
    ReadBankFile = 25,
    ResolvePayment = 26,
    DecideResolution = 27,
    ProposeLimit = 28,
    DecideLimit = 29,
    SendMessages = 30,
    StopBankAccount = 31,

    /// <summary>See account numbers whole, and take the files that have them.</summary>
    SeeAccountNumbers = 32,
    LookAtBooking = 33,
}
