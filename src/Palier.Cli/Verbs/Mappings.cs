using Palier.App.Imports;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>A file with the mapping that says what its columns are.</summary>
internal static class Mappings
{
    /// <summary>Reads the mapping; null, with the reason told, where one of the files is not there or the mapping is none of that kind.</summary>
    public static Mapping? Read(string file, string map, string name, ImportKind kind, Terminal terminal)
    {
        if (new[] { file, map }.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            terminal.Complain(Ending.FoundWrong, terminal.Words.Say("import.no_file", ("file", missing)));
            return null;
        }

        var reading = MappingText.Read(File.ReadAllText(map));
        if (reading.Value is { } read && read.Kind == kind)
        {
            return read;
        }

        var problems = reading.Value is null
            ? reading.Mistakes.Select(m => $"{map}:{terminal.Words.Finding(m)}")
            : [terminal.Words.Say("import.other_mapping", ("file", map), ("kind", name))];
        terminal.Complain(Ending.FoundWrong, string.Join(Environment.NewLine, problems));
        return null;
    }
}
