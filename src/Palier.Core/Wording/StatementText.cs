using System.Text;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>What a partner earned of one programme in one period, as plain text: every amount down to clause, steps and sales lines.</summary>
public static class StatementText
{
    /// <summary>The statement in a language; the same input gives the same bytes on every machine.</summary>
    public static string Of(Programme programme, Partner partner, Level? level, Period period, IReadOnlyList<Earning> earned, Words words)
    {
        var language = words.Language;
        var text = new StringBuilder();
        text.Append(programme.Title.In(language.Code)).Append('\n');
        text.Append(words.Say("statement.of", ("partner", partner.Name), ("id", partner.Id), ("period", language.Span(period)))).Append('\n');
        text.Append(words.Say("statement.level", ("level", level?.Title.In(language.Code) ?? words.Say("phrase.nothing")), ("day", language.Day(period.From)))).Append('\n');
        foreach (var one in earned)
        {
            text.Append('\n').Append(ExplanationText.Of(one.Earned.Lines, words, programme));
        }

        var total = earned.Where(e => e.Earned.Value.Currency == programme.Currency).Aggregate(Money.Zero(programme.Currency), (sum, e) => sum + e.Earned.Value);
        text.Append('\n').Append(words.Say("statement.total", ("amount", language.Money(total)))).Append('\n');
        text.Append(words.Say("statement.version",
            ("programme", programme.Name), ("version", $"{programme.Version}"), ("day", language.Day(programme.Published)))).Append('\n');
        return text.ToString();
    }
}
