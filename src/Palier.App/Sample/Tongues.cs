using System.Collections.Immutable;

namespace Palier.App.Sample;

/// <summary>
/// What invented names are made of in one language: beginnings and ends of words that mean nothing, what a firm in the trade and a firm
/// that buys from it are called, and names of persons.
/// </summary>
internal sealed record Tongue(string Code, string Heads, string Tails, string Trades, string Industries, string Given, string Family)
{
    public string[] HeadParts { get; } = Heads.Split(' ');

    public string[] TailParts { get; } = Tails.Split(' ');

    public string[] TradeWords { get; } = Trades.Split(", ");

    public string[] IndustryWords { get; } = Industries.Split(", ");

    public string[] GivenNames { get; } = Given.Split(' ');

    public string[] FamilyNames { get; } = Family.Split(' ');
}

internal static class Tongues
{
    private static readonly ImmutableDictionary<string, Tongue> ByCode =
        TongueTable.All.ToImmutableDictionary(tongue => tongue.Code, StringComparer.Ordinal);

    public static Tongue Of(string code) => ByCode[code];
}
