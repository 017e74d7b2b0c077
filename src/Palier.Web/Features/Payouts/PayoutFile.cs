using Palier.App.Payouts;
using Palier.Data;
using Palier.Web.Features.Acting;

namespace Palier.Web.Features.Payouts;

/// <summary>
/// The file of an approved batch for the bank, for those who see account numbers whole; where it would not be the one that was approved, there is none. No copy of it is
/// kept on the way, so the next person at the machine does not get it.
/// </summary>
internal static class PayoutFile
{
    public static IResult Answer(HttpContext http, Here here, Database database, int number)
    {
        if (!here.Numbers.Whole)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (BatchFile.Run(database, number) is not BatchFileOutcome.Written written)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.File(written.Bytes.ToArray(), "application/xml", written.Name);
    }
}
