using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition;

/// <summary>One version of a partner programme, as its text says it.</summary>
public sealed record Programme
{
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    public LocalText? About { get; init; }

    public string? Guide { get; init; }

    public required int Version { get; init; }

    /// <summary>The first day of this version: nothing is computed for a day before it.</summary>
    public required DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>The day partners were told.</summary>
    public required DateOnly Published { get; init; }

    public required Currency Currency { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>The month in which years begin, 1 for January: quarters, half-years and years follow it.</summary>
    public int YearStarts { get; init; } = 1;

    public required Answers Answers { get; init; }

    public ImmutableSortedDictionary<string, WordList> Lists { get; init; } = ImmutableSortedDictionary<string, WordList>.Empty;

    public ImmutableArray<DeclaredFact> Facts { get; init; } = [];

    public ImmutableArray<FactColumn> Columns { get; init; } = [];

    public ImmutableArray<Metric> Metrics { get; init; } = [];

    public Membership? Membership { get; init; }

    public Ladder? Ladder { get; init; }

    public ImmutableArray<Benefit> Benefits { get; init; } = [];

    public ImmutableArray<Bonus> Bonuses { get; init; } = [];

    /// <summary>Bonuses of which only one pays for the same thing.</summary>
    public ImmutableArray<StackRule> Stacks { get; init; } = [];

    /// <summary>What a partner may ask for.</summary>
    public ImmutableArray<RequestRule> Requests { get; init; } = [];

    public ImmutableArray<Hold> Holds { get; init; } = [];

    public ImmutableArray<Promise> Promises { get; init; } = [];

    /// <summary>The word that this programme is for, where one text is a programme for each of several; null otherwise.</summary>
    public string? Area { get; init; }

    /// <summary>The text as it was read, to compare versions by.</summary>
    public MapNode? Text { get; init; }

    /// <summary>Where earnings go; a bonus that does not say where goes to <c>cash</c>, which need not be listed.</summary>
    public ImmutableArray<Wallet> Wallets { get; init; } = [];

    /// <summary>Who is the member: a <c>site</c>, a <c>country</c>, a <c>group</c>. It counts everything below it in the hierarchy.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Whether a figure of it looks beyond one partner: at a group, a rank.</summary>
    public bool LooksBeyondThePartner => Metrics.Any(m => m.Across is not null || m.Verb is Verb.Rank or Verb.Count { Fact: "partner" } || m.Per is ["partner.country"]);

    public Metric? FindMetric(string name) => Metrics.FirstOrDefault(m => m.Name == name);

    public Bonus? FindBonus(string name) => Bonuses.FirstOrDefault(b => b.Name == name);

    public Wallet? FindWallet(string name) => Wallets.FirstOrDefault(w => w.Name == name);

    /// <summary>What a wallet holds: the programme's currency, or a unit beside money.</summary>
    public Currency CurrencyOf(Wallet? wallet) => wallet?.Unit is { } unit ? Currency.OfUnit(unit) : Currency;

    /// <summary>What the wallets of a bonus hold; all wallets of a split hold the same.</summary>
    public Currency CurrencyOf(Bonus bonus) => CurrencyOf(FindWallet(bonus.Amount is [.., Step.Split split] ? split.Rows[0].Shares[0].Wallet : bonus.To));

    public DeclaredFact? FindFact(string name) => Facts.FirstOrDefault(f => f.Name == name);

    /// <summary>Whether the text says what a name is: a figure, a fact, a level, a bonus, a wallet, a list.</summary>
    public bool Names(string name) => FindMetric(name) is not null || FindFact(name) is not null || Ladder?.Find(name) is not null
        || FindBonus(name) is not null || TitleBeside(name) is not null || Lists.ContainsKey(name);

    /// <summary>What a name reads as: the title it was given, or the name in words.</summary>
    public LocalText TitleOf(string name) =>
        FindMetric(name)?.Title ?? FindFact(name)?.Title ?? Ladder?.Find(name)?.Title ?? FindBonus(name)?.Title
        ?? TitleBeside(name) ?? LocalText.OfName(name);

    /// <summary>The title of a benefit, a request, a wallet, or a rule that lets only one bonus pay; null where the name is none of them.</summary>
    public LocalText? TitleBeside(string name) =>
        Benefits.FirstOrDefault(b => b.Name == name)?.Title ?? Requests.FirstOrDefault(r => r.Name == name)?.Title ?? FindWallet(name)?.Title
        ?? (Stacks.Any(s => s.Name == name) ? LocalText.OfName(name) : null);
}

/// <summary>A named list of words; other lists it names are already resolved into words.</summary>
public sealed record WordList(string Name, Place Place, Dated<ImmutableSortedSet<string>> Words)
{
    /// <summary>Words that belong to the list only until some time after a day of the fact that carries them.</summary>
    public ImmutableArray<PassingWord> Passing { get; init; } = [];
}

/// <summary>A word that belongs to a list for a time: <c>{ until: 2 years after passed_on }</c>.</summary>
public sealed record PassingWord(string Word, Duration Until, string After);

/// <summary>A column of a fact that the product does not know by itself: <c>sale.workload: [migration, new]</c>.</summary>
public sealed record FactColumn(string Fact, string Name, Place Place, Unit? Unit, ImmutableSortedSet<string> Words);

/// <summary>A fact that somebody in charge asserts: met or not, or a figure where it has a unit.</summary>
public sealed record DeclaredFact(string Name, Place Place, LocalText Title, string? Ref, string AssertedBy, string Evidence, Unit? Unit)
{
    /// <summary>How long it holds from the day it is stated for, unless it is said to end earlier.</summary>
    public Duration? Lasts { get; init; }

    /// <summary>How long before it expires the partner is warned.</summary>
    public Duration? Remind { get; init; }
}

/// <summary>The levels, lowest first, and the two clocks by which they are gained and lost.</summary>
public sealed record Ladder(Place Place, string? Ref, ImmutableArray<Level> Levels)
{
    /// <summary>The reviews that move levels up; null in a ladder made up for a test.</summary>
    public Clock? Up { get; init; }

    /// <summary>The reviews that move levels down; null where a level is never lost.</summary>
    public Clock? Down { get; init; }

    /// <summary>Who may set a level by hand; null where nobody may.</summary>
    public OverrideRule? Override { get; init; }

    public Level? Find(string name) => Levels.FirstOrDefault(l => l.Name == name);

    /// <summary>The place of a level from the bottom, 0 for the lowest; -1 where the ladder has no such level.</summary>
    public int RankOf(string name)
    {
        for (var i = 0; i < Levels.Length; i++)
        {
            if (Levels[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A level and what it asks for.</summary>
public sealed record Level(string Name, Place Place, LocalText Title, string? Ref, Condition Requires);

/// <summary>What holders of some levels have: a word for each level, inherited upwards, or simply having it.</summary>
public sealed record Benefit(
    string Name, Place Place, LocalText Title, string? Ref, ForLevels For, ImmutableArray<(string Level, LocalText Gives)> Gives)
{
    /// <summary>How many of it may be asked for.</summary>
    public ImmutableArray<Limit> Limits { get; init; } = [];

    /// <summary>What becomes of what was not asked for when the limit is refilled; null where there is no limit that is.</summary>
    public Unused? Unused { get; init; }

    /// <summary>True where somebody grants it case by case; a level then opens it and does not give it.</summary>
    public bool CaseByCase { get; init; }
}

/// <summary>Which levels a benefit or bonus is for.</summary>
public abstract record ForLevels
{
    public sealed record Everyone : ForLevels;

    public sealed record AndAbove(string Level) : ForLevels;

    public sealed record Listed(ImmutableArray<string> Levels) : ForLevels;

    public bool Covers(string level, Ladder ladder) => this switch
    {
        AndAbove a => ladder.RankOf(level) >= ladder.RankOf(a.Level),
        Listed l => l.Levels.Contains(level),
        _ => true,
    };
}

/// <summary>Money, credits or points that are earned every period by the steps of <see cref="Amount"/>.</summary>
public sealed record Bonus(string Name, Place Place, LocalText Title, string Ref)
{
    public ForLevels For { get; init; } = new ForLevels.Everyone();

    public required Cadence Every { get; init; }

    /// <summary>The thing it is computed for, one by one: <c>sale</c>, <c>customer</c>, <c>deal</c>; null for the partner as a whole.</summary>
    public string? ForEach { get; init; }

    /// <summary>Which of the things are looked at at all.</summary>
    public ImmutableArray<FieldTest> Where { get; init; } = [];

    public Condition Requires { get; init; } = new Condition.Always();

    public ImmutableArray<Step> Amount { get; init; } = [];

    /// <summary>More often than <see cref="Every"/>: each time the amount to date, less what was posted before; null where it is settled once.</summary>
    public Cadence? Settled { get; init; }

    /// <summary>The wallet it goes to.</summary>
    public string To { get; init; } = Wallet.Cash;

    /// <summary>The wallet that it is paid out of, never more than is there; null where the vendor pays.</summary>
    public string? Spends { get; init; }

    /// <summary>The day whose level counts, where it is not that of the programme.</summary>
    public When? LevelAt { get; init; }

    /// <summary>What it still pays after the partner has left or lost the level.</summary>
    public RunOff? RunOff { get; init; }

    public ImmutableArray<Exemption> Except { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>A named exception: when it holds, what it says replaces what the rule says.</summary>
public sealed record Exemption(
    string Name, Place Place, string? Ref, Condition When, LocalText Because, ImmutableArray<string> Beats, Condition? Requires, ImmutableArray<Step>? Amount);

/// <summary>How often something is computed.</summary>
public enum Cadence
{
    Month = 1,
    Quarter = 3,
    HalfYear = 6,
    Year = 12,
}
