using System.Collections.Immutable;
using System.Text;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;

namespace Palier.App.Programmes;

/// <summary>A programme's text in a file, with what reading it gave. A text that is a programme for each of several words stands once for each.</summary>
public sealed record ProgrammeFile(string Path, ImmutableArray<byte> Text, Reading<Programme> Reading);

/// <summary>What is found at a path that somebody gave.</summary>
public abstract record FoundProgrammes
{
    public sealed record Read(ImmutableArray<ProgrammeFile> Files) : FoundProgrammes;

    public sealed record NothingThere(string Path) : FoundProgrammes;

    public sealed record NoProgrammeIn(string Folder) : FoundProgrammes;

    public sealed record NotText(string Path) : FoundProgrammes;
}

/// <summary>Finds and reads the programmes at a path: a file, the folder of one programme, or a folder of many.</summary>
public static class ProgrammeFiles
{
    public const string FileName = "programme.yaml";

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static FoundProgrammes Find(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            return new FoundProgrammes.NothingThere(path);
        }

        string[] paths = File.Exists(path) ? [path] : Directory.GetFiles(path, FileName, SearchOption.AllDirectories);
        if (paths.Length == 0)
        {
            return new FoundProgrammes.NoProgrammeIn(path);
        }

        var files = ImmutableArray.CreateBuilder<ProgrammeFile>(paths.Length);
        foreach (var file in paths.Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            if (TextOf(bytes) is not { } text)
            {
                return new FoundProgrammes.NotText(file);
            }

            files.AddRange(ProgrammeText.ReadEach(text).Select(reading => new ProgrammeFile(file.Replace('\\', '/'), [.. bytes], reading)));
        }

        return new FoundProgrammes.Read(files.DrainToImmutable());
    }

    /// <summary>
    /// Which of the programmes found at a path are meant when it is published: the one in the folder, or those in the folders
    /// directly below it. What lies deeper, as a folder of examples does, is published when it is named.
    /// </summary>
    public static (ImmutableArray<ProgrammeFile> Meant, ImmutableArray<ProgrammeFile> Deeper) Meant(string path, ImmutableArray<ProgrammeFile> files)
    {
        if (File.Exists(path))
        {
            return (files, []);
        }

        var nearest = files.Min(f => Depth(path, f));
        return ([.. files.Where(f => nearest <= 1 && Depth(path, f) == nearest)], [.. files.Where(f => nearest > 1 || Depth(path, f) > nearest)]);
    }

    private static int Depth(string path, ProgrammeFile file) => Path.GetRelativePath(path, file.Path).Count(c => c is '/' or '\\');

    internal static string? TextOf(byte[] bytes)
    {
        try
        {
            return strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
