using Palier.App.Payouts;
using Palier.Data;

namespace Palier.Web.Features.Payouts;

/// <summary>The file of an approved batch for the bank; where it would not be the one that was approved, there is none.</summary>
internal static class PayoutFile
{
    public static IResult Answer(Database database, int number) => BatchFile.Run(database, number) is BatchFileOutcome.Written written
        ? Results.File(written.Bytes.ToArray(), "application/xml", written.Name) : Results.NotFound();
}
