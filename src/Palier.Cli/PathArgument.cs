using System.Collections.Immutable;
using System.CommandLine;
using Palier.App.Programmes;

namespace Palier.Cli;

/// <summary>The path of programmes that check, test and show take.</summary>
internal static class PathArgument
{
    public static Argument<string> Programmes() => new("PATH")
    {
        Description = "A programme's file, its folder, or a folder of several.",
    };

    /// <summary>The programmes at the path; null, with the reason said, where there are none.</summary>
    public static ImmutableArray<ProgrammeFile>? Read(string path, Terminal terminal)
    {
        switch (ProgrammeFiles.Find(path))
        {
            case FoundProgrammes.Read read:
                return read.Files;
            case FoundProgrammes.NoProgrammeIn none:
                terminal.Complain(Ending.FoundWrong, $"There is no {ProgrammeFiles.FileName} in {none.Folder} or below it.");
                return null;
            case FoundProgrammes.NotText binary:
                terminal.Complain(Ending.FoundWrong, $"{binary.Path} is not a text in UTF-8. Save it as UTF-8 and try again.");
                return null;
            default:
                terminal.Complain(Ending.FoundWrong, $"There is nothing at {path}. Give the path of a programme's file or folder.");
                return null;
        }
    }
}
