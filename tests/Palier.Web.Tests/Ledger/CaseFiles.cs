using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Web.Tests.Verbs;

namespace Palier.Web.Tests.Ledger;

/// <summary>The cases of the programmes that ship, with their books as they are kept in memory.</summary>
internal static class CaseFiles
{
    public sealed record Case(string It, Programme Programme, ImmutableArray<Programme> Others, ImmutableArray<(Programme Programme, byte[] Bytes)> Texts, CaseBooks Books)
    {
        /// <summary>Whether everything it gives is facts, as a database has them; figures and levels that are given are not.</summary>
        public bool IsOfFacts =>
            Books.World.Given.Figures.IsEmpty && Books.World.Given.OverTime.IsEmpty && Books.World.Standing is null
            && Books.World.Given.Words.All(w => Programme.FindFact(w.Key) is not null);
    }

    private static readonly string folder = Path.Combine(Root.Folder, "programmes");

    /// <summary>The files of cases below the programmes, by their path from there.</summary>
    public static IEnumerable<string> All => ProgrammeCases.Find(folder).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));

    /// <summary>The cases of a file that keep books.</summary>
    public static IEnumerable<Case> Of(string file)
    {
        var path = Path.Combine(folder, file);
        var cases = CaseText.Read(File.ReadAllText(path)).Value!;
        var texts = cases.Also.Prepend(cases.Programme)
            .Select(named => Path.Combine(Path.GetDirectoryName(path)!, named))
            .SelectMany(at => ProgrammeText.ReadEach(File.ReadAllText(at)).Select(r => (Programme: r.Value!, Bytes: File.ReadAllBytes(at))))
            .OrderByDescending(t => cases.Area is not null && t.Programme.Area == cases.Area).ToImmutableArray();
        var (programme, others) = (texts[0].Programme, texts.Skip(1).Select(t => t.Programme).ToImmutableArray());
        foreach (var test in cases.Cases)
        {
            if (CaseRun.BooksOf(test, programme, others) is { } books)
            {
                yield return new Case(test.It, programme, others, texts, books);
            }
        }
    }
}
