using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Data;

namespace Palier.App.Payouts;

/// <summary>Some of what is still in wallets.</summary>
/// <param name="Lines">What the wallets hold, by owner; one may hold several amounts, each for its own reason.</param>
/// <param name="Wallets">How many wallets there are in all.</param>
public sealed record InWalletsListed(ImmutableArray<InWallet> Lines, int Wallets);

/// <summary>Lists what is not payable yet, across all programmes, and why.</summary>
public static class ListInWallets
{
    /// <summary>All of it.</summary>
    /// <param name="database">Where the books are.</param>
    /// <param name="on">The day, on which reasons are looked for.</param>
    public static ImmutableArray<InWallet> Run(Database database, DateOnly on)
    {
        using var context = database.Context();
        return InWallets.Of(context, PublishedProgrammes.All(context), InWallets.Filled(context), on);
    }

    /// <summary>That of some wallets, in the order of their owners: reasons are worked out for these alone.</summary>
    /// <param name="database">Where the books are.</param>
    /// <param name="texts">Every published version of every programme.</param>
    /// <param name="on">The day, on which reasons are looked for.</param>
    /// <param name="from">How many wallets come before.</param>
    /// <param name="most">How many wallets at most.</param>
    public static InWalletsListed Some(Database database, ImmutableArray<Programme> texts, DateOnly on, int from, int most)
    {
        using var context = database.Context();
        var all = InWallets.Filled(context);
        return new InWalletsListed(InWallets.Of(context, texts, [.. all.Skip(from).Take(most)], on), all.Length);
    }
}
