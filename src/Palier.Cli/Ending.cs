namespace Palier.Cli;

/// <summary>How the program ends; scripts rely on it.</summary>
internal static class Ending
{
    public const int Done = 0;

    /// <summary>Something is wrong in what was given: a text, a file, a name.</summary>
    public const int FoundWrong = 1;

    /// <summary>The command itself was used wrongly.</summary>
    public const int UsedWrongly = 2;
}
