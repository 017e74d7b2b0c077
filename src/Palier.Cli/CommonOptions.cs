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
