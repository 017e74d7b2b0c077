using System.Collections.Immutable;
using System.Text;
using Palier.App.Programmes;
using Palier.Core.Cases;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Files of cases that are to be run: about a text, about a published version, or about what they name.</summary>
internal sealed record CasesToRun(
    ImmutableArray<CasesGiven> Cases, string? Text = null, string? Programme = null, int? Version = null, ImmutableArray<NamedText>? Others = null, int? AtMostSeconds = null);

/// <summary>What came of running cases.</summary>
internal sealed record CasesRan(int Passed, int Failed, ImmutableArray<CaseFileRan> Files, ImmutableSortedDictionary<string, ImmutableArray<string>> Shapes);

/// <summary>What came of one file of cases; the problems say why it could not be run.</summary>
internal sealed record CaseFileRan(string Name, ImmutableArray<string> Problems, ImmutableArray<CaseRan> Cases);

/// <summary>What came of one case.</summary>
internal sealed record CaseRan(string It, string? Ref, int Line, bool Passed, ImmutableArray<ExpectedOtherwise> Failures);

/// <summary>Something that a case expects and that came out otherwise.</summary>
internal sealed record ExpectedOtherwise(int Line, int Column, string Name, string Expected, string Got);

/// <summary>A case written from what is known of a partner, with the published texts that it speaks of.</summary>
internal sealed record CaseDrafted(string Programme, int Version, string Text, ImmutableArray<NamedText> Texts, int Facts, ImmutableArray<string> NotExpected, bool IsExplained);

/// <summary>Cases of programmes: run, and written from what is known of a partner. Nothing is stored.</summary>
internal static class CaseCalls
{
    private const string Part = "cases";

    private const int Longest = 60;

    public static IEnumerable<Call> All =>
    [
        Call.Read("/case-runs", "runCases", Part, typeof(CasesRan), Run, "no_programme", "no_version", "cases_took_too_long") with { Method = HttpMethods.Post, Takes = typeof(CasesToRun) },
        Call.Read("/partners/{partner}/cases/{programme}", "scaffoldCase", Part, typeof(CaseDrafted), Scaffold, "no_programme", "no_partner", "case_not_reproduced", "unknown_parameter", "missing_parameter")
            with { Query = [new("period", AskedKind.Span, Required: true), new("pseudonyms", AskedKind.YesOrNo)] },
    ];

    private static Answer Run(Asked asked)
    {
        var body = asked.Body<CasesToRun>();
        if (body.Programme is null ? body.Version is not null : body.Text is not null)
        {
            throw new RefusedException("body_wrong", ("place", body.Programme is null ? "$.version" : "$.programme"), ("why", "text_or_programme"));
        }

        var text = body.Text;
        if (body.Programme is { } name && ProgrammeCalls.Find(asked, name, body.Version, p => text = Stored(asked, p)) is { } refused)
        {
            return refused;
        }

        var atMost = TimeSpan.FromSeconds(Math.Clamp(body.AtMostSeconds ?? Longest, 1, Longest));
        return RunCases.Run(asked.Database, [.. body.Cases.Select(c => new NamedText(c.Name, c.Text))], text, body.Others ?? [], atMost) switch
        {
            RunCasesOutcome.Ran o => Answer.Of(Shown(o.Files, asked)) with { Language = asked.Language.Code },
            RunCasesOutcome.Stopped o => asked.Refuse("cases_took_too_long", o, ("done", $"{o.Done}"), ("all", $"{o.All}")),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }

    private static Answer Scaffold(Asked asked)
    {
        var (programme, partner) = (asked.Place("programme"), asked.Place("partner"));
        return ScaffoldCase.Draft(asked.Database, programme, partner, asked.Span("period")!.Value, "case.yaml", [], asked.YesOrNo("pseudonyms") == true) switch
        {
            ScaffoldedCase.Drafted o => Answer.Of(new CaseDrafted(o.Programme.Name, o.Programme.Version, o.Case.Text, [.. o.Texts.Select(t => new NamedText(t.Named, Encoding.UTF8.GetString([.. t.Bytes])))],
                o.Case.Facts, o.Case.LeftOut, o.Case.IsExplained)),
            ScaffoldedCase.NotReproduced o => asked.Refuse("case_not_reproduced", o, ("names", string.Join(", ", o.Failures.Select(f => f.Name).Distinct()))),
            ScaffoldedCase.NoSuchProgramme o => asked.Refuse("no_programme", o, ("name", o.Name)),
            ScaffoldedCase.NoSuchPartner o => asked.Refuse("no_partner", o, ("id", o.Id)),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }

    private static string Stored(Asked asked, Core.Definition.Programme p) => Encoding.UTF8.GetString(PublishedProgrammes.Text(asked.Database, p.Name, p.Version)!).TrimStart('\uFEFF');

    private static CasesRan Shown(ImmutableArray<CasesOfFile> files, Asked asked)
    {
        var results = files.OfType<CasesOfFile.Ran>().SelectMany(f => f.Results).ToList();
        var passed = results.Count(r => r.Passed);
        return new CasesRan(passed, results.Count - passed + files.Count(f => f is not CasesOfFile.Ran), [.. files.Select(f => Shown(f, asked))],
            ProgrammeCases.Shapes(files).ToImmutableSortedDictionary(s => s.Shape, s => s.Cases, StringComparer.Ordinal));
    }

    private static CaseFileRan Shown(CasesOfFile file, Asked asked) => new(file.Path, file switch
    {
        CasesOfFile.Refused o => [.. o.Mistakes.Take(100).Select(m => $"{o.RefusedPath}:{asked.Words.Finding(m)}")],
        CasesOfFile.ProgrammeMissing o => [asked.SiteWords.Say("api.said.case_names_nothing", ("file", o.Path), ("name", o.Missing))],
        _ => [],
    }, file is CasesOfFile.Ran ran ? [.. ran.Results.Select(Shown)] : []);

    private static CaseRan Shown(CaseResult r) =>
        new(r.Case.It, r.Case.Ref, r.Case.Place.Line, r.Passed, [.. r.Failures.Select(f => new ExpectedOtherwise(f.Place.Line, f.Place.Column, f.Name, f.Expected, f.Got))]);
}
