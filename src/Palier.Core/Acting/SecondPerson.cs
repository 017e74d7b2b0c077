namespace Palier.Core.Acting;

/// <summary>Whether a second person may decide what a first one asked for.</summary>
public abstract record SecondPerson
{
    private SecondPerson()
    {
    }

    /// <summary>They are two.</summary>
    public sealed record Another : SecondPerson;

    /// <summary>Who asked cannot decide too.</summary>
    public sealed record TheSame(string Name) : SecondPerson;

    /// <summary>Compares two people by their names; capitals and spaces around a name make nobody another person.</summary>
    /// <param name="asked">Who asked.</param>
    /// <param name="decides">Who decides.</param>
    public static SecondPerson Of(string asked, string decides) =>
        string.Equals(asked.Trim(), decides.Trim(), StringComparison.OrdinalIgnoreCase) ? new TheSame(decides) : new Another();
}
