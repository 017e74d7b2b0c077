using System.Collections.Immutable;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>A text that somebody wants to publish, the programme it says, and what came of the cases beside it.</summary>
/// <param name="Bytes">The text, byte for byte.</param>
/// <param name="Programme">One programme of it; a text for several words says several.</param>
/// <param name="Cases">The cases about this programme, those that failed first.</param>
public sealed record ProposedText(ImmutableArray<byte> Bytes, Programme Programme, ImmutableArray<StatedCase> Cases)
{
    /// <summary>A text in a file, with the cases in the folder of tests beside it.</summary>
    public static ProposedText Of(ProgrammeFile file)
    {
        var programme = file.Reading.Value ?? throw new ArgumentException("the text is refused", nameof(file));
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        return new ProposedText(file.Text, programme, Stated(ProgrammeCases.Beside(file.Path).Select(ProgrammeCases.Run), programme, p => Path.GetRelativePath(folder, p).Replace('\\', '/')));
    }

    /// <summary>What was handed in as bytes: a text, and files of cases about it. Other programmes that these name are the published ones.</summary>
    public static ReadText Read(Database database, byte[] bytes, IReadOnlyList<(string Name, byte[] Bytes)> cases)
    {
        if (ProgrammeFiles.TextOf(bytes) is not { } text)
        {
            return new ReadText.NotText("");
        }

        var readings = ProgrammeText.ReadEach(text);
        if (readings.FirstOrDefault(r => r.Value is null) is { } refused)
        {
            return new ReadText.Refused([.. refused.Mistakes.Where(m => m.Severity is not Severity.Warning)]);
        }

        var ran = new List<CasesOfFile>();
        foreach (var (name, of) in cases)
        {
            if (ProgrammeFiles.TextOf(of) is not { } written)
            {
                return new ReadText.NotText(name);
            }

            var about = CaseText.Read(written).Value?.Programme;
            ran.Add(ProgrammeCases.Of(name, written, named => (named, named == about ? text : Named(database, named))));
        }

        return new ReadText.Readable([.. readings.Select(r => new ProposedText([.. bytes], r.Value!, Stated(ran, r.Value!, p => p)))]);
    }

    // A path such as ../../enterprise/programme.yaml names its programme by the folder.
    internal static string? Named(Database database, string path)
    {
        using var context = database.Context();
        var names = path.Split('/', '\\').Reverse().Select(p => Path.GetFileNameWithoutExtension(p).Replace('-', '_')).ToList();
        return context.ProgrammeVersions.Where(v => names.Contains(v.Name)).OrderByDescending(v => v.Version).AsEnumerable().MinBy(v => names.IndexOf(v.Name)) is { } found
            ? ProgrammeFiles.TextOf(found.Bytes) : null;
    }

    private static ImmutableArray<StatedCase> Stated(IEnumerable<CasesOfFile> files, Programme programme, Func<string, string> shown) =>
        [.. files.SelectMany(f => Stated(f, programme, shown)).OrderBy(c => c.Passed)];

    private static IEnumerable<StatedCase> Stated(CasesOfFile file, Programme programme, Func<string, string> shown) => file switch
    {
        CasesOfFile.Ran ran when ran.Programme.Name != programme.Name => [],
        CasesOfFile.Ran ran => ran.Results.Select(r => new StatedCase(shown(ran.Path), r.Case.It, r.Case.Ref, r.Passed, [.. r.Failures.Select(Stated)])),
        CasesOfFile.Refused refused => [new StatedCase(shown(refused.Path), null, null, false, [.. refused.Mistakes.Select(m => new StatedFailure(m.Place.Line, m.Place.Column, m.Code, "", shown(refused.RefusedPath)))])],
        CasesOfFile.ProgrammeMissing missing => [new StatedCase(shown(missing.Path), null, null, false, [new StatedFailure(1, 1, "programme", "", shown(missing.Missing))])],
        _ => throw new InvalidOperationException($"unknown outcome {file}"),
    };

    // An explanation is long, and reads in the language of the case; that it differs is enough here.
    private static StatedFailure Stated(CaseFailure f) =>
        new(f.Place.Line, f.Place.Column, f.Name, f.Name == "explanation" ? "" : f.Expected, f.Name == "explanation" ? "" : f.Got);
}

/// <summary>What reading a text that was handed in came to.</summary>
public abstract record ReadText
{
    private ReadText()
    {
    }

    public sealed record Readable(ImmutableArray<ProposedText> Texts) : ReadText;

    /// <summary>It has mistakes and says no programme.</summary>
    public sealed record Refused(ImmutableArray<Mistake> Mistakes) : ReadText;

    /// <summary>The text, or the file of cases of this name, is not UTF-8.</summary>
    public sealed record NotText(string Name) : ReadText;
}
