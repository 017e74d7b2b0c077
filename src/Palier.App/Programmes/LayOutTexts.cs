using System.Collections.Immutable;
using System.Text;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Editors;

namespace Palier.App.Programmes;

/// <summary>What laying out one text came to.</summary>
public abstract record LaidOutText(string Path)
{
    /// <summary>It is laid out already.</summary>
    public sealed record AsItWas(string Path) : LaidOutText(Path);

    /// <summary>It is laid out otherwise; it was written unless it was only looked at.</summary>
    /// <param name="Text">The text laid out.</param>
    public sealed record Otherwise(string Path, string Text) : LaidOutText(Path);

    /// <summary>It cannot be read, so it is left as it is.</summary>
    public sealed record Refused(string Path, ImmutableArray<Mistake> Mistakes) : LaidOutText(Path);

    public sealed record NotText(string Path) : LaidOutText(Path);
}

/// <summary>Lays out the programmes and cases at a path.</summary>
public static class LayOutTexts
{
    /// <param name="path">A file, or a folder of programmes with their cases.</param>
    /// <param name="write">Whether texts that are laid out otherwise are written; each is written whole or not at all.</param>
    public static ImmutableArray<LaidOutText> Run(string path, bool write) => [.. Paths(path).Select(p => One(p, write))];

    /// <summary>Lays out one text, of a programme or of cases as what it says tells; nothing is written.</summary>
    /// <param name="path">What the text is called.</param>
    /// <param name="text">The text.</param>
    public static LaidOutText Of(string path, string text)
    {
        var isCases = YamlText.Read(text, new Mistakes()) is MapNode map && map["cases"] is not null;
        if (Refusing(text, isCases) is { IsEmpty: false } mistakes)
        {
            return new LaidOutText.Refused(path, mistakes);
        }

        var laidOut = isCases ? TextLayout.OfCases(text) : TextLayout.OfProgramme(text);
        return laidOut == text ? new LaidOutText.AsItWas(path) : new LaidOutText.Otherwise(path, laidOut);
    }

    private static IEnumerable<string> Paths(string path) => File.Exists(path) ? [path]
        : Directory.GetFiles(path, ProgrammeFiles.FileName, SearchOption.AllDirectories).Select(p => p.Replace('\\', '/')).Concat(ProgrammeCases.Find(path)).Order(StringComparer.Ordinal);

    private static LaidOutText One(string path, bool write)
    {
        if (ProgrammeFiles.TextOf(File.ReadAllBytes(path)) is not { } text)
        {
            return new LaidOutText.NotText(path);
        }

        var laidOut = Of(path, text);
        if (write && laidOut is LaidOutText.Otherwise otherwise)
        {
            Replace(path, otherwise.Text);
        }

        return laidOut;
    }

    private static ImmutableArray<Mistake> Refusing(string text, bool isCases)
    {
        if (!isCases)
        {
            return [.. ProgrammeText.ReadEach(text).Where(r => r.IsRefused).SelectMany(r => r.Mistakes)];
        }

        var cases = CaseText.Read(text);
        return cases.IsRefused ? cases.Mistakes : [];
    }

    // Written beside it and put in its place, so that nobody ever finds half a text.
    private static void Replace(string path, string text)
    {
        var whole = Path.GetFullPath(path);
        var beside = $"{whole}.{Guid.NewGuid():N}.new";
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(whole));
            }

            File.Move(beside, File.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName ?? whole, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
