using Palier.App.Ledger;
using Palier.App.Programmes;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api.Calls;

/// <summary>Who is to take part in a programme: one partner, or everyone where none is named.</summary>
internal sealed record EnrolmentAsked(string Programme, string? Partner = null, bool Everyone = false, DateOnly? From = null);

/// <summary>Enrolments: who takes part in a programme, and from when on.</summary>
internal static class EnrolmentCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Do("/enrolments", "enrol", "partners", Act.Enrol, typeof(EnrolmentAsked), [typeof(EnrolOutcome.Enrolled)], Run, "no_programme", "no_partner", "not_let_in"),
    ];

    private static Answer Run(Asked asked)
    {
        var (body, doer) = (asked.Body<EnrolmentAsked>(), asked.Doer);
        return body.Everyone == body.Partner is not null ? throw new RefusedException("body_wrong", ("place", "$.partner"), ("why", "one_or_all"))
            : asked.Do<EnrolOutcome>(o => Told(o, asked), () => Enrol.Run(asked.Database, body.Programme, body.Partner, body.From, doer.Now, doer.Name));
    }

    private static MoneyTold Told(EnrolOutcome outcome, Asked asked) => outcome switch
    {
        EnrolOutcome.Enrolled { Now: 0, Already: 0, NotLetIn: [var one, ..] } => Told(asked, false, "not_let_in", ("partner", one.Partner), ("why", string.Join("; ", one.Why.Select(w => asked.Words.Line(w, null))))),
        EnrolOutcome.Enrolled o => Told(asked, true, "enrolled", ("now", $"{o.Now}"), ("day", asked.Language.Day(o.From)), ("already", $"{o.Already}"), ("not", $"{o.NotLetIn.Length}")),
        EnrolOutcome.UnknownProgramme o => Told(asked, false, "no_programme", ("name", o.Name)),
        EnrolOutcome.UnknownPartner o => Told(asked, false, "no_partner", ("id", o.Id)),
        _ => throw new InvalidOperationException($"unknown outcome {outcome}"),
    };

    private static MoneyTold Told(Asked asked, bool done, string key, params ReadOnlySpan<(string, string)> figures) => new(done, key, asked.SiteWords.Say($"api.said.{key}", figures), new { });
}
