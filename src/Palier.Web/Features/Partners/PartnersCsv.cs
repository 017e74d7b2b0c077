using Palier.App.Documents;
using Palier.App.Partners;
using Palier.Web.Hosting;
using Palier.Web.Shell;

namespace Palier.Web.Features.Partners;

/// <summary>The filtered list of partners as a file: every row that was found, in the order of the page.</summary>
internal static class PartnersCsv
{
    public static IResult Answer(Reader reader, SiteHere site, string? q, string? level, string? country, string? sort)
    {
        if (site.Population is not { } population)
        {
            return Results.NotFound();
        }

        var currency = population.Programme.Currency;
        var csv = new CsvText().Row(
            CsvText.Text(reader["partner.number"]), CsvText.Text(reader["partner"]), CsvText.Text(reader["country"]), CsvText.Text(reader["level"]),
            CsvText.Text(reader.Say("sales.12m", ("currency", currency.Code))), CsvText.Text(reader.Say("sales.before", ("currency", currency.Code))),
            CsvText.Text(reader["missing.next"]), CsvText.Text(reader.Say("earned.currency", ("currency", currency.Code))));
        foreach (var row in ListPartners.All(population, new PartnersAsked(q, level, country, sort, null)))
        {
            csv.Row(
                CsvText.Text(row.Partner.Id), CsvText.Text(row.Partner.Name), CsvText.Text(row.Partner.Country), CsvText.Text(row.Level?.Title.In(reader.Language)),
                CsvText.Number(row.Sales, currency.Decimals), CsvText.Number(row.Before, currency.Decimals),
                CsvText.Text(reader.MissingForNext(population.Programme, row)), CsvText.Number(row.Earned, currency.Decimals));
        }

        return csv.File("partners.csv");
    }
}
