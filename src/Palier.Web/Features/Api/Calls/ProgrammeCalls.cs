using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Checking;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A version of a programme as clients see it.</summary>
internal sealed record ProgrammeShown(string Name, string Title, int Version, DateOnly From, DateOnly Published, Core.Values.Currency Currency, ImmutableArray<string> Levels, ImmutableArray<string> Bonuses, ImmutableArray<string> Wallets);

/// <summary>A programme in words.</summary>
internal sealed record GuideShown(string Programme, int Version, ImmutableArray<GuideSection> Sections);

/// <summary>Something that was found in a text.</summary>
internal sealed record FindingShown(int Line, int Column, string Severity, string Code, string Message);

/// <summary>What was found in a text.</summary>
internal sealed record CheckShown(bool IsRefused, ImmutableArray<string> Programmes, ImmutableArray<FindingShown> Findings);

/// <summary>A text that is to be checked, with others whose standings it may ask for.</summary>
internal sealed record TextToCheck(string Text, ImmutableArray<string>? Others = null);

/// <summary>Programmes: their versions, their texts, what they say in words, and every mistake of a draft.</summary>
internal static class ProgrammeCalls
{
    private const string Part = "programmes";

    public static IEnumerable<Call> All =>
    [
        Fits.List("/programmes", "listProgrammes", Part, typeof(ProgrammeShown),
            asked => asked.Page(asked.Site.Texts.Where(p => asked.Fit("name", p.Name)), p => $"{p.Name}\u0001{Listing.Down(p.Version)}", p => Shown(p, asked)), new AskedFor("name")),
        Call.Read("/programmes/{programme}", "readProgramme", Part, typeof(ProgrammeShown), asked => Found(asked, p => Answer.Of(Shown(p, asked)) with { Language = asked.Language.Code }), "no_programme", "no_version", "unknown_parameter")
            with { Query = [new("version", AskedKind.Number)] },
        Call.Read("/programmes/{programme}/text", "readProgrammeText", Part, typeof(string), asked => Found(asked, p => Answer.File(PublishedProgrammes.Text(asked.Database, p.Name, p.Version)!, "application/yaml; charset=utf-8")),
            "no_programme", "no_version", "unknown_parameter") with { Query = [new("version", AskedKind.Number)], GivesFile = "application/yaml" },
        Call.Read("/programmes/{programme}/guide", "readProgrammeGuide", Part, typeof(GuideShown),
            asked => Found(asked, p => Answer.Of(new GuideShown(p.Name, p.Version, ProgrammeGuide.Of(p, asked.Words, asked.Day("on") ?? asked.Today))) with { Language = asked.Language.Code }), "no_programme", "no_version", "unknown_parameter")
            with { Query = [new("version", AskedKind.Number), new("on", AskedKind.Day)] },
        Call.Read("/programme-checks", "checkProgramme", Part, typeof(CheckShown), Check) with { Method = HttpMethods.Post, Takes = typeof(TextToCheck) },
    ];

    /// <summary>Everything that is wrong with a text, as reading it and trying it shows.</summary>
    public static (ImmutableArray<Programme> Programmes, ImmutableArray<Mistake> Mistakes, bool IsRefused) Read(string text)
    {
        var readings = ProgrammeText.ReadEach(text.TrimStart('\uFEFF'));
        ImmutableArray<Programme> programmes = [.. readings.Select(r => r.Value).OfType<Programme>()];
        return (programmes, [.. readings.SelectMany(r => r.Mistakes), .. programmes.SelectMany(p => ProgrammeCheck.Of(p))], readings.Any(r => r.IsRefused));
    }

    public static FindingShown Shown(Mistake m, Core.Wording.Words words) => new(m.Place.Line, m.Place.Column, $"{m.Severity}".ToLowerInvariant(), m.Code, words.Mistake(m));

    private static Answer Check(Asked asked)
    {
        var body = asked.Body<TextToCheck>();
        var (programmes, mistakes, isRefused) = Read(body.Text);
        var others = (body.Others ?? []).SelectMany(t => ProgrammeText.ReadEach(t.TrimStart('\uFEFF'))).Select(r => r.Value).OfType<Programme>();
        var together = ProgrammesTogether.Mistakes([.. programmes, .. others]).Where(m => programmes.Any(p => ReferenceEquals(p, m.Programme))).Select(m => m.Mistake).ToList();
        return Answer.Of(new CheckShown(isRefused || together.Count > 0, [.. programmes.Select(p => p.Name)], [.. mistakes.Concat(together).Select(m => Shown(m, asked.Words))])) with { Language = asked.Language.Code };
    }

    /// <summary>Gives the version in force today, or the latest where none began yet; else the one that is asked for. Answers where there is none.</summary>
    public static Answer? Find(Asked asked, string name, int? version, Action<Programme> found)
    {
        ImmutableArray<Programme> all = [.. asked.Site.Texts.Where(p => p.Name == name)];
        if (all.IsEmpty)
        {
            return asked.Refuse("no_programme", figures: ("name", name));
        }

        if ((version is null ? PublishedProgrammes.InForce(all, asked.Today).FirstOrDefault() ?? all[^1] : all.FirstOrDefault(p => p.Version == version)) is not { } one)
        {
            return asked.Refuse("no_version", figures: [("name", name), ("version", $"{version}")]);
        }

        found(one);
        return null;
    }

    private static Answer Found(Asked asked, Func<Programme, Answer> answer)
    {
        Programme? one = null;
        return Find(asked, asked.Place("programme"), asked.Whole("version"), p => one = p) ?? answer(one!);
    }

    private static ProgrammeShown Shown(Programme p, Asked asked) => new(
        p.Name, asked.In(p.Title), p.Version, p.From, p.Published, p.Currency, [.. p.Ladder?.Levels.Select(l => l.Name) ?? []], [.. p.Bonuses.Select(b => b.Name)], [.. p.Wallets.Select(w => w.Name)]);
}
