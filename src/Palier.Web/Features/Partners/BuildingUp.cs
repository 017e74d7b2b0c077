using Palier.Core.Definition;
using Palier.Core.Incentives;
using Palier.Core.Values;
using Palier.Web.Shell;
using Palier.Web.Shell.Charts;

namespace Palier.Web.Features.Partners;

/// <summary>What each line of a bonus adds to the amount or takes from it, for the drawing of how it adds up.</summary>
internal static class BuildingUp
{
    /// <summary>Lines that state what they add themselves; the others that are drawn state what the amount has come to.</summary>
    private static readonly HashSet<string> Added = new(StringComparer.Ordinal)
    {
        "rate", "rate_band", "rate_band_open", "each", "each_band", "each_band_open",
    };

    private static readonly HashSet<string> Running = new(StringComparer.Ordinal)
    {
        "fixed", "plus", "less", "plus_highest", "plus_lowest", "times", "cap", "cap_binds", "floor", "floor_binds", "cap_wider", "cap_wider_binds", "rounded",
    };

    /// <summary>The steps in their order; what no line accounts for is the last of them, so that they always come to the amount.</summary>
    public static List<FallStep> Of(Earning earning, Programme programme, Reader reader)
    {
        var steps = new List<FallStep>();
        var at = Rational.Zero;
        foreach (var line in earning.Earned.Lines)
        {
            if (line.Result is Arg.Figure figure && (Added.Contains(line.Kind) || Running.Contains(line.Kind)))
            {
                var to = Added.Contains(line.Kind) ? at + figure.Value : figure.Value;
                Add(steps, Label(line, programme, reader), at, to, earning.Earned.Value.Currency, reader);
                at = to;
            }
        }

        var amount = earning.Earned.Value.Amount;
        if (steps.Count > 0)
        {
            Add(steps, reader["proof.rest"], at, amount, earning.Earned.Value.Currency, reader);
        }

        return steps;
    }

    // What is less than the smallest coin cannot be seen; the line stands among the steps all the same.
    private static void Add(List<FallStep> steps, string label, Rational from, Rational to, Currency currency, Reader reader)
    {
        var change = decimal.Round(Saying.Drawn(to) - Saying.Drawn(from), currency.Decimals, MidpointRounding.AwayFromZero);
        if (change != 0)
        {
            var text = reader.Figures.Money(change, currency.Code, currency.Decimals);
            steps.Add(new FallStep(label, Saying.Drawn(from), Saying.Drawn(to), reader.Figures.WithSign(change, text)));
        }
    }

    private static string Label(Reason line, Programme programme, Reader reader) => line.Kind switch
    {
        "rate_band" or "each_band" => $"{Brief(line["from"], reader)} – {Brief(line["until"], reader)} {Rate(line, reader)}",
        "rate_band_open" or "each_band_open" => $"{reader.Say("proof.from", ("begins", Brief(line["from"], reader)))} {Rate(line, reader)}",
        "rate" or "each" => $"{Brief(line["part"], reader)} {Rate(line, reader)}",
        "plus" or "less" or "plus_highest" or "plus_lowest" when line["name"] is Arg.Name name => reader.Title(programme, name.Value),
        _ => reader.Reasons.Line(line, programme),
    };

    private static string Rate(Reason line, Reader reader) => $"×\u00A0{(line["rate"] is Arg.Figure { Unit: Unit.Percent } rate ? reader.Reasons.Text(rate, null) : Brief(line["rate"], reader))}";

    private static string Brief(Arg? arg, Reader reader) =>
        arg is Arg.Figure figure ? reader.Quantity(figure.Value, figure.Unit, figure.Currency) : "";
}
