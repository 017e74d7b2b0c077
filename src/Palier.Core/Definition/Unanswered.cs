using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition;

/// <summary>Finds what a text leaves open although its figures depend on it: each is asked, never assumed.</summary>
internal static class Unanswered
{
    public static void Find(Programme programme, Mistakes mistakes)
    {
        var answers = programme.Answers;
        var sales = programme.Metrics.Where(m => m.Verb is Verb.SumField { Fact: "sale" } or Verb.OfField { Fact: "sale" } or Verb.Count { Fact: "sale" } or Verb.Amount { ForEach: "sale" }).ToList();
        if (sales.FirstOrDefault(m => m.CountsOn is null) is { } counted && answers.CountsOn is null)
        {
            mistakes.Add(counted.Place, "P301", ("name", counted.Name));
        }

        if (sales.Count > 0 && answers.Returns is null)
        {
            mistakes.Add(sales[0].Place, "P305", ("name", sales[0].Name));
        }

        if (sales.FirstOrDefault(m => m.Verb is Verb.SumField { Fact: "sale", Field: "net" } && m.LineRounding is null) is { } money && answers.LineRounding is null)
        {
            mistakes.Add(money.Place, "P302", ("name", money.Name));
        }

        if (programme.Metrics.FirstOrDefault(m => m.Verb is Verb.Count { Fact: "certificate" or "person" }) is { } people && answers.Leavers is null)
        {
            mistakes.Add(people.Place, "P314", ("name", people.Name));
        }

        if (programme.Bonuses.FirstOrDefault() is { } bonus)
        {
            if (answers.LevelAt is null && programme.Ladder is not null)
            {
                mistakes.Add(bonus.Place, "P304", ("name", bonus.Name));
            }

            if (answers.ValueAt is null)
            {
                mistakes.Add(bonus.Place, "P303", ("name", bonus.Name));
            }
        }

        Books(programme, mistakes);
        LadderWindows(programme, mistakes);
    }

    // Money that is kept in wallets is settled, corrected and taken back: the text must say when and how.
    private static void Books(Programme programme, Mistakes mistakes)
    {
        if (programme.Wallets.FirstOrDefault() is not { } wallet)
        {
            return;
        }

        var answers = programme.Answers;
        if (answers.Closes is null || answers.LateFacts is null || answers.LateRules is null)
        {
            mistakes.Add(wallet.Place, "P306", ("name", wallet.Name));
        }

        if (answers.Debts is null)
        {
            mistakes.Add(wallet.Place, "P318", ("name", wallet.Name));
        }

        foreach (var bonus in programme.Bonuses)
        {
            WholeUnits(programme, bonus, mistakes);
        }
    }

    // Points and vouchers are whole, and one amount is not two things.
    private static void WholeUnits(Programme programme, Bonus bonus, Mistakes mistakes)
    {
        var wallets = bonus.Amount is [.., Step.Split split] ? split.Rows.SelectMany(r => r.Shares.Select(s => s.Wallet)) : [bonus.To];
        var units = wallets.Select(w => programme.FindWallet(w)?.Unit).Distinct().ToList();
        if (units.Count > 1)
        {
            mistakes.Add(bonus.Place, "P603", ("name", bonus.Name));
        }
        else if (units is [{ } unit] && bonus.Amount.OfType<Step.Round>().LastOrDefault() is { To.IsWhole: false } round)
        {
            mistakes.Add(round.Place, "P613", ("unit", unit));
        }
    }

    private static void LadderWindows(Programme programme, Mistakes mistakes)
    {
        foreach (var level in programme.Ladder?.Levels ?? [])
        {
            foreach (var tested in Conditions.TestsOf(level.Requires))
            {
                if (programme.FindMetric(tested.Name) is { } metric && WindowOfAsker.IsTakenBy(metric, programme))
                {
                    mistakes.Add(tested.Place, "P321", ("name", tested.Name));
                }
            }
        }
    }
}

/// <summary>Walks through conditions.</summary>
public static class Conditions
{
    /// <summary>Every single test in a condition, in the order of the text.</summary>
    public static IEnumerable<Condition.Tested> TestsOf(Condition condition) => condition switch
    {
        Condition.Tested t => [t],
        Condition.All all => all.Of.SelectMany(TestsOf),
        Condition.SomeOf some => some.Of.SelectMany(TestsOf),
        Condition.Group group => TestsOf(group.Inside),
        _ => [],
    };
}
