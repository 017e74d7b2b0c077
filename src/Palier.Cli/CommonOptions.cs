using System.CommandLine;

namespace Palier.Cli;

/// <summary>What every verb takes.</summary>
internal static class CommonOptions
{
    public static Option<string?> Db { get; } = new("--db")
    {
        Description = "The database: a SQLite file, or a PostgreSQL connection string. It is created and migrated when it does not exist. Default: the server's own.",
        HelpName = "DATABASE",
        Recursive = true,
    };

    public static Option<string> Lang { get; } = LanguageOption();

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON, in a form that stays.",
        Recursive = true,
    };

    public static Option<string?> Anchor { get; } = new("--anchor")
    {
        Description = "The file outside the database that the head of the audit trail is added to. Default: beside a SQLite file, none for PostgreSQL.",
        HelpName = "PATH",
        Recursive = true,
    };

    public static Option<string?> As { get; } = new("--as")
    {
        Description = "Who you are: a name of palier staff list. Needed for everything that changes something, once the database has staff.",
        HelpName = "NAME",
        Recursive = true,
    };

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang")
        {
            Description = "The language of explanations, guides and mistakes.",
            HelpName = "en|fr",
            Recursive = true,
            DefaultValueFactory = _ => "en",
        };
        option.AcceptOnlyFromAmong("en", "fr");
        return option;
    }
}
