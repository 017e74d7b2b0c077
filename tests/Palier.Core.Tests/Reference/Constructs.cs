using Palier.Core.Definition;

namespace Palier.Core.Tests.Reference;

/// <summary>The constructs that a bonus is made of, by their words.</summary>
internal static class Constructs
{
    public static IEnumerable<string> Of(Bonus bonus, Programme text)
    {
        var steps = bonus.Amount.Concat(bonus.Except.SelectMany(e => e.Amount ?? [])).SelectMany(Of);
        var all = steps.Append($"for_each {bonus.ForEach ?? "partner"}").Append($"every {bonus.Every}").Append($"for {bonus.For.GetType().Name}");
        return all.Concat(Given(("where", !bonus.Where.IsEmpty), ("requires", bonus.Requires is not Condition.Always), ("except", !bonus.Except.IsEmpty), ("run_off", bonus.RunOff is not null),
            ("level_at", bonus.LevelAt is not null), ("from", bonus.From is not null), ("until", bonus.Until is not null), ("stack", text.Stacks.Any(s => s.Of.Contains(bonus.Name))),
            ("supply chain", text.Stacks.Any(s => s.AcrossSupplyChain && s.Of.Contains(bonus.Name))))).Distinct();
    }

    private static IEnumerable<string> Of(Step step)
    {
        var name = step switch
        {
            Step.Cap { Shared: { } shared } => $"budget {shared}",
            Step.Cap { Per.IsEmpty: false } => "cap per",
            Step.Cap { Every: not null } => "cap every",
            Step.Cap { AtMost: false } => "at_least",
            Step.Round round => $"round {round.Mode}",
            Step.Split split => $"split {split.Remainder}",
            Step.Each { Full: true } => "each per full",
            _ => step.GetType().Name,
        };
        var value = step switch { Step.Rate r => r.Value, Step.Each e => e.Value, Step.Fixed f => f.Value, Step.Times t => t.Value, Step.Cap c => c.Value, _ => null };
        return Figures(value).Append(name).Concat(Given(("value_at", step.ValueAt is not null)));
    }

    private static IEnumerable<string> Figures(Figure? figure) => figure switch
    {
        Figure.Scale scale => scale.Bands.SelectMany(b => Figures(b.Value)).Append($"scale {scale.Kind}").Append(scale.Above ? "above" : "from").Concat(Given(("scale by a figure", scale.By is not null))),
        Figure.Table table => table.Rows.SelectMany(r => Figures(r.Value)).Concat(Figures(table.Other)).Append("table"),
        Figure.History history => history.Entries.Entries.SelectMany(e => Figures(e.Value)).Append("history"),
        Figure.Named => ["named figure"],
        _ => [],
    };

    private static IEnumerable<string> Given(params (string Name, bool Is)[] words) => words.Where(w => w.Is).Select(w => w.Name);
}
