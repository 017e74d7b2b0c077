namespace Palier.Core.Ledger;

/// <summary>Whether a partner agrees with a statement, as far as it has said so or its silence says so.</summary>
public abstract record Agreement
{
    private Agreement()
    {
    }

    /// <summary>A later statement corrects it, and counts in its place.</summary>
    /// <param name="By">The number by which people speak of that one.</param>
    public sealed record Corrected(string By) : Agreement;

    /// <summary>A line of it is in dispute.</summary>
    public sealed record InDispute(DateOnly Since) : Agreement;

    /// <summary>The partner confirmed it.</summary>
    public sealed record Confirmed(DateOnly On) : Agreement;

    /// <summary>Nobody objected by a day.</summary>
    public sealed record ByItself(DateOnly On) : Agreement;

    /// <summary>Nobody confirmed it by a day, and what it pays is lost by the programme.</summary>
    public sealed record Lapsed(DateOnly On) : Agreement;

    /// <summary>Nothing is said yet, and there is time to a day.</summary>
    public sealed record Waits(DateOnly Until) : Agreement;

    /// <summary>It can be disputed until so long after the payment, which is not made yet.</summary>
    public sealed record AfterPayment : Agreement;

    /// <summary>The programme sets no last day.</summary>
    public sealed record NoEnd : Agreement;

    /// <summary>How it stands on a day.</summary>
    /// <param name="corrected">The number of the statement that corrects it.</param>
    /// <param name="disputed">Since when a line is in dispute; null where none is.</param>
    /// <param name="confirmed">The day on which the partner confirmed it.</param>
    /// <param name="clock">Until when it can be disputed.</param>
    /// <param name="on">The day.</param>
    public static Agreement Of(string? corrected, DateOnly? disputed, DateOnly? confirmed, DisputeClock clock, DateOnly on)
    {
        if (corrected is { } by)
        {
            return new Corrected(by);
        }

        return disputed is { } since ? new InDispute(since)
            : confirmed is { } said ? new Confirmed(said)
            : (clock.Silence ?? clock.Last) is { } day ? on <= day ? new Waits(day) : clock.Silence is not null && clock.Forfeits ? new Lapsed(day) : new ByItself(day)
            : clock.IsAfterPayment ? new AfterPayment() : new NoEnd();
    }
}
