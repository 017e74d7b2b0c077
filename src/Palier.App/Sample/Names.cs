namespace Palier.App.Sample;

/// <summary>Gives out invented names of firms, each once, and names of persons.</summary>
internal sealed class Names(ulong seed)
{
    private readonly Dictionary<string, (int[] Order, int Given)> _firms = new(StringComparer.Ordinal);

    /// <summary>A partner's name: <c>Birkenfeld Systeme GmbH</c>.</summary>
    public string Partner(Country country, Tongue tongue, Dice dice) =>
        Firm("partner", tongue, tongue.TradeWords) + " " + dice.Pick(country.LegalForms);

    /// <summary>A customer's name: <c>Kesselhorst Maschinenbau AG</c>.</summary>
    public string Customer(Country country, Tongue tongue, Dice dice) =>
        Firm("customer", tongue, tongue.IndustryWords) + " " + dice.Pick(country.LegalForms);

    public static string Person(Tongue tongue, Dice dice) =>
        dice.Pick(tongue.GivenNames) + " " + dice.Pick(tongue.FamilyNames);

    private string Firm(string what, Tongue tongue, string[] trades)
    {
        var heads = tongue.HeadParts;
        var tails = tongue.TailParts;
        var stems = heads.Length * tails.Length;
        var book = what + " names " + tongue.Code;
        if (!_firms.TryGetValue(book, out var firms))
        {
            firms = (Dice.Of(seed, book, 0).Shuffled(stems * trades.Length), 0);
        }

        var drawn = firms.Order[firms.Given % firms.Order.Length];
        var round = firms.Given / firms.Order.Length;
        _firms[book] = (firms.Order, firms.Given + 1);
        var stem = drawn % stems;
        var name = $"{heads[stem / tails.Length]}{tails[stem % tails.Length]} {trades[drawn / stems]}";
        return round == 0 ? name : $"{name} {round + 1}";
    }
}
