using Palier.Core.Definition.Reader;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>Finds what a text leaves open although its figures depend on it: each is asked, never assumed.</summary>
internal sealed class Unanswered
{
    private readonly Programme _programme;
    private readonly Mistakes _mistakes;

    private Unanswered(Programme programme, Mistakes mistakes) => (_programme, _mistakes) = (programme, mistakes);

    public static void Find(Programme programme, Mistakes mistakes)
    {
        var asked = new Unanswered(programme, mistakes);
        asked.Sales();
        asked.People();
        asked.Bonuses();
        asked.Books();
        asked.Days();
        WholeUnits.Check(programme, mistakes);
        asked.LadderWindows();
    }

    // An answer that is there and refused, or misspelt, was reported where it stands.
    private bool IsOpen(string word) => _programme.Text?["answers"] switch
    {
        null => true,
        MapNode answers => answers[word] is null
            && answers.Entries.All(e => Vocabulary.Answers.Words.Contains(e.Key.Text) || Nearest.To(e.Key.Text, Vocabulary.Answers.Words) != word),
        _ => false,
    };

    private void Ask(string word, Place place, string sentence, string name)
    {
        if (IsOpen(word))
        {
            _mistakes.Add(place, sentence, ("name", name));
        }
    }

    private void Sales()
    {
        var events = _programme.Metrics.Where(m => FactOf(m) is { } fact && FactKinds.IsEvent(fact)).ToList();
        if (events.FirstOrDefault() is { } counted)
        {
            Ask("mergers", counted.Place, "P319m", counted.Name);
        }

        var sales = events.Where(m => FactOf(m) == "sale").ToList();
        if (sales.FirstOrDefault(m => m.CountsOn is null) is { } dated)
        {
            Ask("counts_on", dated.Place, "P301", dated.Name);
        }

        if (sales.FirstOrDefault() is { } returned)
        {
            Ask("returns", returned.Place, "P305", returned.Name);
        }

        // Only what is converted has parts of a cent.
        var money = sales.Where(m => m.Verb is Verb.SumField s && Symbols.UnitOfField(_programme, "sale", s.Field) == Unit.Money).ToList();
        if (money.FirstOrDefault(m => m.ReferenceRate is null) is { } converted && IsOpen("converts_at"))
        {
            Ask("converts_at", converted.Place, "P302c", converted.Name);
        }
        else if (money.FirstOrDefault(m => m.LineRounding is null && (m.ReferenceRate ?? _programme.Answers.ReferenceRate) != ReferenceRate.None) is { } rounded)
        {
            Ask("line_rounding", rounded.Place, "P302", rounded.Name);
        }
    }

    private void People()
    {
        if (_programme.Metrics.FirstOrDefault(m => m.Verb is Verb.Count { Fact: "certificate" or "person" } or Verb.Roles) is { } people)
        {
            Ask("leavers", people.Place, "P314", people.Name);
            Ask("shared_people", people.Place, "P314s", people.Name);
        }
    }

    private void Bonuses()
    {
        if (_programme.Bonuses.FirstOrDefault() is not { } bonus)
        {
            return;
        }

        if (_programme.Ladder is not null && _programme.Bonuses.FirstOrDefault(b => b.LevelAt is null) is { } levelled)
        {
            Ask("level_at", levelled.Place, "P304", levelled.Name);
        }

        Ask("value_at", bonus.Place, "P303", bonus.Name);
    }

    // Money that is kept in wallets is settled, corrected and taken back: the text must say when and how.
    private void Books()
    {
        if (_programme.Wallets.FirstOrDefault() is not { } wallet)
        {
            return;
        }

        if (IsOpen("closes") || IsOpen("late_facts") || IsOpen("late_rules"))
        {
            _mistakes.Add(wallet.Place, "P306", ("name", wallet.Name));
        }

        Ask("debts", wallet.Place, "P318", wallet.Name);
        if (!_programme.Bonuses.IsEmpty)
        {
            Ask("accrues", wallet.Place, "P319", wallet.Name);
        }
    }

    // Five working days from 29 December end on one day where New Year is free, and on another where nobody says so.
    private void Days()
    {
        if (_programme.Text is { } text && IsOpen("working_days") && WorkingDayPhrases.First(text) is { } phrase)
        {
            _mistakes.Add(phrase.Place, "P320", ("phrase", phrase.Text));
        }
    }

    private void LadderWindows()
    {
        foreach (var tested in (_programme.Ladder?.Levels ?? []).SelectMany(l => Conditions.TestsOf(l.Requires)))
        {
            if (_programme.FindMetric(tested.Name) is { } metric && WindowOfAsker.IsTakenBy(metric, _programme))
            {
                _mistakes.Add(tested.Place, "P321", ("name", tested.Name));
            }
        }
    }

    private static string? FactOf(Metric metric) => metric.Verb switch
    {
        Verb.SumField s => s.Fact,
        Verb.OfField f => f.Fact,
        Verb.Count c => c.Fact,
        Verb.Amount a => a.ForEach,
        _ => null,
    };
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
