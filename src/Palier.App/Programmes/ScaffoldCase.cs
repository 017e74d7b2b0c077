using System.Collections.Immutable;
using System.Text;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Editors.Scaffold;
using Palier.Core.Facts;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>What came of writing a case from what is known of a partner.</summary>
public abstract record ScaffoldedCase
{
    /// <param name="Programme">The version that is in force on the last day of the period.</param>
    /// <param name="Case">The case.</param>
    /// <param name="Texts">The texts that were written beside it, because no file that was named has them.</param>
    public sealed record Written(Programme Programme, ScaffoldOutcome.Written Case, ImmutableArray<string> Texts) : ScaffoldedCase;

    /// <summary>The case, which passes, before anything is written.</summary>
    /// <param name="Programme">The version that is in force on the last day of the period.</param>
    /// <param name="Case">The case.</param>
    /// <param name="Texts">The texts that it speaks of and that no file that was named has, with where the case looks for them.</param>
    public sealed record Drafted(Programme Programme, ScaffoldOutcome.Written Case, ImmutableArray<TextBeside> Texts) : ScaffoldedCase;

    /// <summary>What is known cannot be told in a case.</summary>
    public sealed record NotReproduced(ImmutableArray<CaseFailure> Failures) : ScaffoldedCase;

    public sealed record NoSuchProgramme(string Name, ImmutableArray<string> Published) : ScaffoldedCase;

    public sealed record NoSuchPartner(string Id) : ScaffoldedCase;

    /// <summary>A file is there already, with another content.</summary>
    public sealed record InTheWay(string Path) : ScaffoldedCase;
}

/// <summary>A published text that lies beside a case.</summary>
/// <param name="Path">The file it lies in.</param>
/// <param name="Named">What the case calls it.</param>
public sealed record TextBeside(string Path, string Named, ImmutableArray<byte> Bytes);

/// <summary>Writes a test case from a partner and a period: the facts that count, and what was computed from them.</summary>
public static class ScaffoldCase
{
    private const string BesideCases = "published";

    /// <param name="database">The database.</param>
    /// <param name="programme">A published programme.</param>
    /// <param name="partner">The partner.</param>
    /// <param name="period">The period the case is about.</param>
    /// <param name="path">The file to write; the texts that <paramref name="files"/> do not have are written into a folder beside it.</param>
    /// <param name="files">Files in which the texts of the programmes may lie.</param>
    /// <param name="pseudonyms">Whether partners, customers and people go by neutral names.</param>
    public static ScaffoldedCase Run(
        Database database, string programme, string partner, Period period, string path, ImmutableArray<ProgrammeFile> files, bool pseudonyms) =>
        Draft(database, programme, partner, period, path, files, pseudonyms) switch
        {
            ScaffoldedCase.Drafted drafted => Write(drafted, path),
            var other => other,
        };

    /// <summary>The same, and nothing is written.</summary>
    public static ScaffoldedCase Draft(
        Database database, string programme, string partner, Period period, string path, ImmutableArray<ProgrammeFile> files, bool pseudonyms)
    {
        using var context = database.Context();
        var all = PublishedProgrammes.All(context);
        if (PublishedProgrammes.InForce(all, period.LastDay).FirstOrDefault(p => p.Name == programme) is not { } text)
        {
            return new ScaffoldedCase.NoSuchProgramme(programme, [.. all.Select(p => p.Name).Distinct()]);
        }

        var others = TextsBeside.Of(text, all, period.LastDay);
        ImmutableArray<Programme> texts = [text, .. others];
        var everyone = WhoCounts.LooksAtOthers(texts) ? FactLoading.Everyone(context) : new Population(FactLoading.Load(context, partners: [partner]));
        if (everyone.Find(partner) is null)
        {
            return new ScaffoldedCase.NoSuchPartner(partner);
        }

        var placed = PlacedTexts.Of(context, texts, path, files);
        var subject = new CaseSubject(text, others, WhoCounts.Of(texts, everyone, partner, period.LastDay), partner, period, placed.PathOf(text),
            [.. others.Select(placed.PathOf).Distinct().Where(p => p != placed.PathOf(text))]) { Pseudonyms = pseudonyms };
        return CaseScaffold.Of(subject) switch
        {
            ScaffoldOutcome.Written written => new ScaffoldedCase.Drafted(text, written, [.. placed.ToWrite.Select(t => new TextBeside(t.Path, placed.Named(t.Path), [.. t.Bytes]))]),
            ScaffoldOutcome.NotReproduced not => new ScaffoldedCase.NotReproduced(not.Failures),
            _ => throw new InvalidOperationException("unknown outcome"),
        };
    }

    // All or nothing: whatever is in the way is found before the first file is written.
    private static ScaffoldedCase Write(ScaffoldedCase.Drafted drafted, string path)
    {
        var files = drafted.Texts.Select(t => (t.Path, Bytes: t.Bytes.ToArray())).Append((Path: path, Bytes: Encoding.UTF8.GetBytes(drafted.Case.Text))).ToList();
        if (files.Find(f => File.Exists(f.Path) && !File.ReadAllBytes(f.Path).AsSpan().SequenceEqual(f.Bytes)) is { Path: { } there })
        {
            return new ScaffoldedCase.InTheWay(there);
        }

        foreach (var (file, bytes) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllBytes(file, bytes);
        }

        return new ScaffoldedCase.Written(drafted.Programme, drafted.Case, [.. drafted.Texts.Select(t => t.Path)]);
    }

    /// <summary>Where the texts of a case lie: in files that have the same bytes, else in a folder beside the case.</summary>
    private sealed record PlacedTexts(string Folder, Dictionary<Programme, string> Paths, List<(string Path, byte[] Bytes)> ToWrite)
    {
        public static PlacedTexts Of(PalierContext context, ImmutableArray<Programme> texts, string path, ImmutableArray<ProgrammeFile> files)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var placed = new PlacedTexts(folder, [], []);
            foreach (var text in texts)
            {
                var bytes = context.ProgrammeVersions.Single(v => v.Name == text.Name && v.Version == text.Version).Bytes;
                var at = files.FirstOrDefault(f => f.Text.AsSpan().SequenceEqual(bytes))?.Path;
                if (at is null)
                {
                    at = Path.Combine(folder, BesideCases, $"{text.Name}.{text.Version}.yaml");
                    placed.ToWrite.Add((at, bytes));
                }

                placed.Paths[text] = at;
            }

            return placed;
        }

        public string PathOf(Programme text) => Named(Paths[text]);

        public string Named(string path) => Path.GetRelativePath(Folder, Path.GetFullPath(path)).Replace('\\', '/');
    }
}
