using Palier.Core.Definition;

namespace Palier.Core.Wording;

/// <summary>What the text answers of what printed guides leave open, a sentence each.</summary>
internal sealed class GuideAnswers(Programme programme, Words words, GuideFigures figures)
{
    public IEnumerable<string> Said()
    {
        var answers = programme.Answers;
        var choices = new (string Key, object? Choice)[]
        {
            ("counts_on", answers.CountsOn), ("rounding", answers.LineRounding), ("returns", answers.Returns), ("disputed", answers.Disputed),
            ("shared_people", answers.SharedPeople), ("leavers", answers.Leavers), ("mergers", answers.Mergers), ("late_facts", answers.LateFacts),
            ("late_rules", answers.LateRules), ("debts", answers.Debts), ("accrues", answers.Accrues), ("reference_rate", answers.ReferenceRate),
        };
        return choices.Where(c => c.Choice is not null).Select(c => words.Say($"guide.{c.Key}_{c.Choice}"))
            .Concat(Moments(answers))
            .Concat(Rates(answers));
    }

    private IEnumerable<string> Moments(Answers answers)
    {
        if (answers.ValueAt is { } value)
        {
            yield return words.Say("guide.value_at", ("when", figures.Times.Said(value)));
        }

        if (answers.LevelAt is { } level)
        {
            yield return words.Say("guide.level_at", ("when", figures.Times.Said(level)));
        }

        if (answers.Closes is { } closes)
        {
            yield return words.Say("guide.closes", ("when", figures.Times.Said(closes)));
        }

        if (answers.WorkingDays is { } whose)
        {
            yield return whose == "partner.country" ? words.Say("guide.working_days_partner")
                : whose == "Monday to Friday" ? words.Say("guide.working_days_week")
                : words.Say("guide.working_days_of", ("country", whose));
        }
    }

    private IEnumerable<string> Rates(Answers answers) => answers.ConvertsAt
        .Select(r => (r.Key, Rate: r.Value.On(figures.On)))
        .Where(r => r.Rate is not null)
        .Select(r => words.Say("guide.rate_of", ("code", r.Key), ("rate", words.Language.Number(r.Rate!.Value.Value)), ("currency", programme.Currency.Code)));
}
