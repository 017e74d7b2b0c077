using System.Collections.Immutable;
using Palier.Data;

namespace Palier.App.Banking;

/// <summary>Everything that persons proposed to say of payments, the first one first.</summary>
public static class ListResolutions
{
    public static ImmutableArray<ResolutionListed> Run(Database database)
    {
        using var context = database.Context();
        return ShowPayment.Resolutions(context, context.Resolutions);
    }
}
