using System.Collections.Immutable;
using System.Text;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Editors;
using Palier.Core.Wording;

namespace Palier.Web.Features.Api.Calls;

/// <summary>A text that is to be laid out, of a programme or of cases.</summary>
internal sealed record TextToLayOut(string Text);

/// <summary>A text laid out, and whether it was so before.</summary>
internal sealed record TextLaidOut(string Text, bool IsSame);

/// <summary>A text that is to be said in words, with the figures of a day.</summary>
internal sealed record TextToSay(string Text, DateOnly? On = null);

/// <summary>Every programme of a text in words.</summary>
internal sealed record TextSaid(ImmutableArray<GuideShown> Guides);

/// <summary>Texts that are nowhere stored: laid out, and said in words; and what editors need to know of the language.</summary>
internal static class TextCalls
{
    private const string Part = "programmes";

    public static IEnumerable<Call> All =>
    [
        Call.Read("/programme-layouts", "layOutText", Part, typeof(TextLaidOut), LayOut, "text_refused") with { Method = HttpMethods.Post, Takes = typeof(TextToLayOut) },
        Call.Read("/programme-guides", "sayText", Part, typeof(TextSaid), Say, "text_refused") with { Method = HttpMethods.Post, Takes = typeof(TextToSay) },
        Schema("programmes", "readProgrammeSchema", LanguageSchema.OfProgrammes),
        Schema("cases", "readCaseSchema", LanguageSchema.OfCases),
    ];

    /// <summary>The programmes that a text says; or what is answered where it has mistakes.</summary>
    public static Answer? Refused(Asked asked, string text, out ImmutableArray<Programme> programmes)
    {
        var readings = ProgrammeText.ReadEach(text.TrimStart('\uFEFF'));
        programmes = [.. readings.Select(r => r.Value).OfType<Programme>()];
        return readings.Any(r => r.IsRefused) ? Refused(asked, readings.SelectMany(r => r.Mistakes)) : null;
    }

    private static Answer Refused(Asked asked, IEnumerable<Core.Definition.Yaml.Mistake> mistakes) =>
        asked.Refuse("text_refused", figures: ("mistakes", string.Join(' ', mistakes.Take(20).Select(m => asked.Words.Finding(m)))));

    private static Answer LayOut(Asked asked)
    {
        var text = asked.Body<TextToLayOut>().Text;
        return LayOutTexts.Of("", text) switch
        {
            LaidOutText.AsItWas => Answer.Of(new TextLaidOut(text, true)),
            LaidOutText.Otherwise o => Answer.Of(new TextLaidOut(o.Text, false)),
            LaidOutText.Refused o => Refused(asked, o.Mistakes),
            var other => throw new InvalidOperationException($"unknown outcome {other}"),
        };
    }

    private static Answer Say(Asked asked)
    {
        var body = asked.Body<TextToSay>();
        return Refused(asked, body.Text, out var programmes)
            ?? Answer.Of(new TextSaid([.. programmes.Select(p => new GuideShown(p.Name, p.Version, ProgrammeGuide.Of(p, asked.Words, body.On ?? asked.Today)))])) with { Language = asked.Language.Code };
    }

    private static Call Schema(string of, string id, string schema) =>
        Call.Read($"/schemas/{of}", id, Part, typeof(string), _ => Answer.File(Encoding.UTF8.GetBytes(schema), "application/schema+json; charset=utf-8")) with { GivesFile = "application/schema+json" };
}
