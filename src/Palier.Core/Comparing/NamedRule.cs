using Palier.Core.Definition;

namespace Palier.Core.Comparing;

/// <summary>A rule of a programme by its kind and name.</summary>
/// <param name="Says">Its definition.</param>
internal sealed record NamedRule(RuleKind Kind, string Name, object Says)
{
    /// <summary>A bonus may begin after its version.</summary>
    public DateOnly? From => (Says as Bonus)?.From;

    public DateOnly? Until => (Says as Bonus)?.Until;

    public object? On(DateOnly day) => From > day || Until <= day ? null : Says is Bonus bonus ? bonus with { From = null, Until = null } : Says;

    /// <summary>The days after which something in it may be otherwise.</summary>
    public IEnumerable<DateOnly> Days => Shape.Days(Says).Concat(new[] { From, Until }.OfType<DateOnly>());

    /// <summary>Every rule of a programme.</summary>
    public static IEnumerable<NamedRule> Of(Programme programme) =>
    [
        .. Head(programme),
        .. AnswersOf(programme.Answers),
        .. programme.Lists.Values.Select(l => new NamedRule(RuleKind.List, l.Name, l)),
        .. programme.Facts.Select(f => new NamedRule(RuleKind.Fact, f.Name, f)),
        .. programme.Columns.Select(c => new NamedRule(RuleKind.Column, $"{c.Fact}.{c.Name}", c)),
        .. programme.Metrics.Select(m => new NamedRule(RuleKind.Figure, m.Name, m)),
        .. Given(RuleKind.Membership, "membership", programme.Membership),
        .. programme.Ladder?.Levels.Select(l => new NamedRule(RuleKind.Level, l.Name, l)) ?? [],
        .. Given(RuleKind.Clock, "up", programme.Ladder?.Up),
        .. Given(RuleKind.Clock, "down", programme.Ladder?.Down),
        .. Given(RuleKind.Clock, "override", programme.Ladder?.Override),
        .. programme.Benefits.Select(b => new NamedRule(RuleKind.Benefit, b.Name, b)),
        .. programme.Requests.Select(r => new NamedRule(RuleKind.Request, r.Name, r)),
        .. programme.Bonuses.Select(b => new NamedRule(RuleKind.Bonus, b.Name, b)),
        .. programme.Stacks.Select(s => new NamedRule(RuleKind.OnlyOne, s.Name, s)),
        .. programme.Wallets.Select(w => new NamedRule(RuleKind.Wallet, w.Name, w)),
        .. programme.Holds.Select(h => new NamedRule(RuleKind.Hold, h.Name, h)),
        .. programme.Promises.Select(p => new NamedRule(RuleKind.Promise, p.Name, p)),
    ];

    private static IEnumerable<NamedRule> Given(RuleKind kind, string name, object? says) => says is null ? [] : [new NamedRule(kind, name, says)];

    private static IEnumerable<NamedRule> Head(Programme p) =>
    [
        .. Given(RuleKind.Programme, "title", p.Title),
        .. Given(RuleKind.Programme, "about", p.About),
        .. Given(RuleKind.Programme, "guide", p.Guide),
        .. Given(RuleKind.Programme, "until", p.Until),
        .. Given(RuleKind.Programme, "currency", p.Currency),
        .. Given(RuleKind.Programme, "time_zone", p.TimeZone),
        .. Given(RuleKind.Programme, "year_starts", p.YearStarts),
        .. Given(RuleKind.Programme, "held_by", p.HeldBy),
        .. Given(RuleKind.Programme, "for_each", p.Area),
    ];

    private static IEnumerable<NamedRule> AnswersOf(Answers answers) =>
    [
        .. Given(RuleKind.Answer, "counts_on", answers.CountsOn),
        .. answers.ConvertsAt.Select(r => new NamedRule(RuleKind.Answer, $"converts_at.{r.Key}", r.Value)),
        .. Given(RuleKind.Answer, "line_rounding", answers.LineRounding),
        .. Given(RuleKind.Answer, "converts_at", answers.ReferenceRate),
        .. Given(RuleKind.Answer, "value_at", answers.ValueAt),
        .. Given(RuleKind.Answer, "level_at", answers.LevelAt),
        .. Given(RuleKind.Answer, "returns", answers.Returns),
        .. Given(RuleKind.Answer, "disputed", answers.Disputed),
        .. Given(RuleKind.Answer, "late_facts", answers.LateFacts),
        .. Given(RuleKind.Answer, "late_rules", answers.LateRules),
        .. Given(RuleKind.Answer, "closes", answers.Closes),
        .. Given(RuleKind.Answer, "debts", answers.Debts),
        .. Given(RuleKind.Answer, "accrues", answers.Accrues),
        .. Given(RuleKind.Answer, "shared_people", answers.SharedPeople),
        .. Given(RuleKind.Answer, "leavers", answers.Leavers),
        .. Given(RuleKind.Answer, "mergers", answers.Mergers),
        .. Given(RuleKind.Answer, "working_days", answers.WorkingDays),
    ];
}
