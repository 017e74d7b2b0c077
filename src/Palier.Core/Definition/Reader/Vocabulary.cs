using Palier.Core.Definition.Yaml;

namespace Palier.Core.Definition.Reader;

/// <summary>All words of the language, construct by construct.</summary>
internal static class Vocabulary
{
    public static readonly Construct Programme = new(
        "programme", "programme!", "title", "about", "guide", "version!", "from!", "until", "published!", "currency!", "time_zone!", "year_starts", "held_by",
        "for_each", "answers", "lists", "facts", "metrics", "membership", "levels", "benefits", "requests", "bonuses", "wallets", "holds", "promises");

    public static readonly Construct Answers = new(
        "answers", "counts_on", "converts_at", "line_rounding", "value_at", "level_at", "returns", "disputed", "late_facts", "late_rules", "closes", "debts",
        "accrues", "shared_people", "leavers", "mergers", "working_days");

    public static readonly Construct Fact = new("fact", "title", "ref", "asserted_by!", "evidence!", "unit", "lasts", "remind");

    public static readonly Construct Metric = new(
        "metric", "title", "ref", "sum", "less", "count", "highest", "lowest", "latest", "median", "percentile", "share", "of", "growth_of", "increase_of", "against",
        "base_at_least", "rank_of", "among", "ties", "rounds", "score", "roles", "mixing", "amount", "for_each", "unit", "same_as", "where", "over", "at", "per", "top",
        "having", "across", "requires", "remind", "tell", "grace", "counts_on", "line_rounding", "converts_at");

    public static readonly Construct ScorePart = new("part of a score", "worth", "at_most", "at_least", "weight", "requires");

    public static readonly Construct Role = new("role", "holding!", "places!");

    public static readonly Construct Membership = new("membership", "ref", "needs", "requires!", "fix", "again", "starts", "match", "ends");

    public static readonly Construct Match = new("match", "from!", "takes!", "until!");

    public static readonly Construct MembershipEnd = new("end of membership", "ref", "when!", "every!", "because!");

    public static readonly Construct Levels = new("levels", "ref", "up!", "down", "override", "ladder!");

    public static readonly Construct Clock = new("clock of levels", "every!", "after", "at_most", "not_before", "starts!");

    public static readonly Construct Override = new("override", "by!", "lasts!");

    public static readonly Construct Benefit = new("benefit", "title", "ref!", "for", "gives", "granted", "limit", "unused");

    public static readonly Construct Limit = new("limit", "at_most!", "every", "per", "of", "where", "across");

    public static readonly Construct Request = new("request", "title", "ref!", "for", "needs", "requires", "ask", "limit", "spends", "claim");

    public static readonly Construct Hold = new("hold", "title", "ref", "while!", "stops!", "releases!", "because!");

    public static readonly Construct Promise = new("promise", "ref", "keeps!", "until!");

    public static readonly Construct Bonus = new(
        "bonus", "title", "ref!", "for", "every!", "for_each", "where", "requires", "amount!", "except", "from", "until", "to", "spends", "settled", "level_at", "run_off");

    public static readonly Construct RunOff = new("run-off", "after!", "lasts!", "times!");

    public static readonly Construct Stack = new("stack", "ref", "of!", "takes!", "per!", "across");

    public static readonly Construct Wallet = new(
        "wallet", "title", "ref!", "owner", "unit", "pays", "due", "at_least", "confirm", "dispute", "missing", "lasts", "unused");

    public static readonly Construct Confirm = new("confirm", "within!", "otherwise!");

    public static readonly Construct Missing = new("missing", "needs!", "wait!", "then!");

    public static readonly Construct Exemption = new("exception", "ref", "when!", "because!", "beats", "requires", "amount");

    public static readonly Construct Scale = new("scale", "by", "kind", "from", "above");

    public static readonly Construct Round = new("round", "to!", "half", "always");

    public static readonly string[] StepWords =
        ["rate", "each", "fixed", "sum", "highest", "lowest", "times", "less", "at_most", "at_least", "round", "split"];

    public static readonly string[] Verbs =
        ["sum", "count", "highest", "lowest", "latest", "median", "percentile", "share", "growth_of", "increase_of", "rank_of", "score", "roles", "amount", "same_as"];

    /// <summary>Kinds of facts that a rule may run for, one by one.</summary>
    public static readonly string[] Things =
        ["sale", "deal", "customer", "subscription", "person", "claim", "milestone", "request", "activity", "report"];

    /// <summary>Words of a rule that stand beside the tests in the condition of a level.</summary>
    public static readonly string[] BesideTests = ["ref", "title"];
}
