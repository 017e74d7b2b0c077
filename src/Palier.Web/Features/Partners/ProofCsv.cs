using Palier.App.Documents;
using Palier.App.Partners;
using Palier.Core.Definition;
using Palier.Core.Values;
using Palier.Web.Hosting;
using Palier.Web.Shell;

namespace Palier.Web.Features.Partners;

/// <summary>Every line of the proof of a bonus as a file, down to the sales lines.</summary>
internal static class ProofCsv
{
    public static IResult Answer(Reader reader, SiteHere site, string id, string programme, string bonus)
    {
        var standing = ShowPartner.Of(site.World, id)?.Standings.FirstOrDefault(s => s.Programme.Name == programme);
        if (standing?.Earned.FirstOrDefault(e => e.Earning.Bonus.Name == bonus)?.Earning is not { } earning)
        {
            return Results.NotFound();
        }

        var csv = new CsvText().Row(
            CsvText.Text(reader["proof.step"]), CsvText.Text(reader["proof.depth"]), CsvText.Text(reader["proof.what"]), CsvText.Text(reader["proof.result"]),
            CsvText.Text(reader["proof.unit"]), CsvText.Text(reader["proof.clause"]));
        for (var i = 0; i < earning.Earned.Lines.Length; i++)
        {
            Write(csv, i + 1, 0, earning.Earned.Lines[i], standing.Programme, reader);
        }

        return csv.File($"{id} {bonus} {earning.Period}.csv");
    }

    private static void Write(CsvText csv, int step, int depth, Reason line, Programme programme, Reader reader)
    {
        var (result, unit) = Result(line, reader);
        csv.Row(CsvText.Number(step), CsvText.Number(depth), CsvText.Text(reader.Reasons.Line(line, programme)), result, unit, CsvText.Text(line.Ref));
        foreach (var below in line.Below)
        {
            Write(csv, step, depth + 1, below, programme, reader);
        }
    }

    private static (string Result, string Unit) Result(Reason line, Reader reader) => line.Result switch
    {
        Arg.Figure { Unit: Unit.Money } money => (CsvText.Number(money.Value), money.Currency.Code),
        Arg.Figure { Unit: Unit.Percent } percent => (CsvText.Number(percent.Value * 100), "%"),
        Arg.Figure figure => (CsvText.Number(figure.Value), ""),
        Arg.Amount amount => (CsvText.Number(amount.Value.Amount), amount.Value.Currency.Code),
        Arg.Number number => (CsvText.Number(number.Value), ""),
        _ => (CsvText.Text(reader.Reasons.Result(line)), ""),
    };
}
