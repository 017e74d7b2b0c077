using System.Collections.Immutable;
using Palier.Core.Definition;
using Palier.Core.Ledger;
using Palier.Core.Statements;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>Words a statement: the one place from which its page, its PDF and its text are laid out.</summary>
public sealed class StatementPaper
{
    private readonly Statement _statement;
    private readonly Words _words;
    private readonly StatementSteps _steps;

    private StatementPaper(Statement statement, Words words) => (_statement, _words, _steps) = (statement, words, new StatementSteps(words));

    private Language Language => _words.Language;

    /// <summary>The statement in a language.</summary>
    /// <param name="statement">What it says.</param>
    /// <param name="hash">The seal: the SHA-256 of its content.</param>
    /// <param name="words">The words of the language.</param>
    public static Paper Of(Statement statement, string hash, Words words) => new StatementPaper(statement, words).Paper(hash);

    private Paper Paper(string hash)
    {
        var s = _statement;
        ImmutableArray<Block> blocks = [.. Corrected(), .. s.Accounts.SelectMany(AccountOf), .. Payouts(), .. s.Bonuses.SelectMany(Bonus), .. s.Revised.SelectMany(Revised), .. Rates(), .. Notes()];
        return new Paper
        {
            Language = Language,
            Title = _words.Say(s.Corrects is null ? "statement.title" : "statement.title_corrected", ("number", s.Number)),
            From = [s.Vendor.Name, .. s.Vendor.Address],
            Logo = s.Vendor.Logo,
            To = [s.Partner.Name, .. s.Partner.City is { } city ? [city] : ImmutableArray<string>.Empty, _words.Say("statement.partner", ("id", s.Partner.Id), ("country", s.Partner.Country))],
            Marks = [_words.Say("statement.number", ("number", s.Number)), _words.Say("statement.issued", ("day", Language.Day(s.IssuedOn)))],
            Heading = _words.Say(s.Corrects is null ? "statement.heading" : "statement.heading_corrected"),
            Under = Under(),
            Amount = Amount(),
            Blocks = [.. blocks, .. _steps.Annexes()],
            Foot = (_words.Say("statement.foot", ("versions", Versions()), ("day", Language.Day(s.KnownOn))), _words.Say("statement.seal", ("hash", Seal(hash)))),
            Page = _words.Say("statement.page"),
            Unreadable = _words.Say("statement.unreadable"),
        };
    }

    private static string Seal(string hash) => string.Join(' ', hash[..16].Chunk(4).Select(c => new string(c)));

    private string Versions() => string.Join(", ", _statement.Programme.Versions.Select(v => _words.Say("statement.version",
        ("programme", _statement.Programme.Title.In(Language.Code)), ("version", $"{v.Version}"), ("day", Language.Day(v.Published)))));

    private ImmutableArray<string> Under() =>
    [
        _statement.Programme.Title.In(Language.Code),
        Language.Span(_statement.Period),
        .. _statement.Level is { } level
            ? [_words.Say("statement.level", ("day", Language.Day(_statement.Period.From)), ("level", level.In(Language.Code)))] : ImmutableArray<string>.Empty,
    ];

    // Money of several currencies is not added up; units beside money stand in their accounts. What was paid by then is no longer to be paid.
    private (string Label, string Text) Amount()
    {
        if (_statement.Corrects is { } corrects)
        {
            return (_words.Say("statement.less", ("number", corrects.Number)), Language.Money(corrects.Less));
        }

        var own = _statement.Programme.Currency;
        var pays = _statement.Payouts.Where(p => p.Pays.Currency == own && p.Pays.Minor > 0).ToList();
        if (pays.Count > 0)
        {
            if (pays.TrueForAll(p => p.Due < _statement.IssuedOn))
            {
                return (_words.Say("statement.paid"), Language.Money(pays.Aggregate(Money.Zero(own), (sum, p) => sum + p.Pays)));
            }

            var due = pays.Min(p => p.Due);
            var total = Language.Money(pays.Aggregate(Money.Zero(own), (sum, p) => sum + p.Pays));
            return (due is { } day ? _words.Say("statement.to_pay_by", ("day", Language.Day(day))) : _words.Say("statement.to_pay"), total);
        }

        return (_words.Say("statement.earned"), Language.Money(_statement.Bonuses.Where(b => b.Earned.Currency == own).Aggregate(Money.Zero(own), (sum, b) => sum + b.Earned)));
    }

    private IEnumerable<Block> Corrected()
    {
        if (_statement.Corrects is not { } corrects)
        {
            yield break;
        }

        yield return new Block.Heading(_words.Say("statement.differences"));
        yield return new Block.Sentence(_words.Say("statement.corrects", ("number", corrects.Number), ("day", Language.Day(corrects.IssuedOn)), ("hash", Seal(corrects.Hash))));
        if (!corrects.Differences.IsEmpty)
        {
            yield return Table(corrects.Differences.GroupBy(d => d.Bonus).SelectMany(g => g.Select(d => Differs(d)).Prepend(Row.Of(g.Key.In(Language.Code), "", "", "", ""))));
        }
    }

    private Block.Table Table(IEnumerable<Row> differences) => new(
        [
            new(_words.Say("column.step"), IsWide: true), new(_words.Say("column.clause")), new(_words.Say("column.before"), true), new(_words.Say("column.now"), true),
            new(_words.Say("column.difference"), true),
        ],
        [.. differences]);

    private Row Differs(Difference difference, int depth = 1) => new(
        [
            _words.Line(difference.Line, null).Trim(), difference.Line.Ref ?? "", Said(difference.Before), Said(difference.Now),
            difference.Less is { } less ? _words.Text(less, null) : "–",
        ],
        depth, difference.Line.Kind == "earned");

    // What was posted for an earlier period before, what is posted now, and every step that makes the difference.
    private IEnumerable<Block> Revised(StatedRevision revised)
    {
        yield return new Block.Heading(_words.Say("statement.revised", ("name", revised.Title.In(Language.Code)), ("period", Language.Span(revised.Period))));
        yield return new Block.Sentence(_words.Say("statement.revised_amounts",
            ("before", Language.Money(revised.Before)), ("now", Language.Money(revised.Now)), ("difference", Language.Money(revised.Now - revised.Before))));
        if (!revised.Differences.IsEmpty)
        {
            yield return Table(revised.Differences.Select(d => Differs(d, 0)));
        }
        else if (!revised.Lines.IsEmpty)
        {
            yield return _steps.Of(revised.Lines);
        }
    }

    private string Said(Arg? arg) => arg is null ? "–" : _words.Result(Reason.Of("", null, arg));

    private IEnumerable<Block> AccountOf(StatedAccount account)
    {
        var currency = account.After.Currency;
        yield return new Block.Heading(_words.Say("statement.account", ("name", Called(account.Name, account.Title))));
        yield return new Block.Table(
            [
                new(_words.Say("column.day")), new(_words.Say("column.movement"), IsWide: true), new(_words.Say("column.clause")),
                new(_words.Say("column.amount", ("currency", currency.Code)), true), new(_words.Say("column.balance", ("currency", currency.Code)), true),
            ],
            [
                Row.Of("", _words.Say("statement.before"), "", "", Bare(account.Before)),
                .. account.Movements.Select(m => Row.Of(Language.Day(m.On), Moved(m), m.Ref ?? "", Bare(m.Amount), Bare(m.After))),
                new Row(["", _words.Say("statement.after"), "", "", Bare(account.After)], IsTotal: true),
            ]);
    }

    private string Moved(StatedMovement m) => _words.Say(
        m.Purpose == Purpose.Earned && m.Number > 1 ? "moved.difference" : m.Amount.Minor < 0 && m.Purpose == Purpose.Earned ? "moved.taken_back" : $"moved.{StatementNodes.Word(m.Purpose)}",
        ("name", Called(m.Name, m.Title)), ("period", Language.Span(m.Period)));

    private IEnumerable<Block> Payouts()
    {
        if (_statement.Payouts.IsEmpty)
        {
            yield break;
        }

        yield return new Block.Heading(_words.Say("statement.payouts"));
        yield return new Block.Table(
            [new(_words.Say("column.wallet")), new(_words.Say("column.state"), IsWide: true), new(_words.Say("column.clause")), new(_words.Say("column.plain_amount"), true)],
            [.. _statement.Payouts.SelectMany(Payout)]);
    }

    private IEnumerable<Row> Payout(StatedPayout p)
    {
        var due = p.Due is { } day && p.Pays.Minor > 0 ? _words.Say("statement.due", ("state", _words.Line(p.State, null)), ("day", Language.Day(day))) : _words.Line(p.State, null);
        yield return Row.Of(_words.Say("statement.wallet_of", ("name", Called(p.Wallet, p.Title)), ("period", Language.Span(p.Period))), due, p.State.Ref ?? "", Language.Money(p.Amount));
        foreach (var why in p.State.Below)
        {
            yield return new Row(["", _words.Line(why, null), why.Ref ?? "", ""], 1);
        }
    }

    private IEnumerable<Block> Bonus(StatedBonus bonus)
    {
        yield return new Block.Heading(_words.Say("statement.bonus", ("name", bonus.Title.In(Language.Code)), ("amount", Language.Money(bonus.Earned))));
        yield return _steps.Of(bonus.Lines);
    }

    private IEnumerable<Block> Rates()
    {
        if (_statement.Rates.IsEmpty)
        {
            yield break;
        }

        yield return new Block.Heading(_words.Say("statement.rates"));
        yield return new Block.Table(
            [new(_words.Say("column.currency")), new(_words.Say("column.rate", ("currency", _statement.Programme.Currency.Code)), true), new(_words.Say("column.day")), new(_words.Say("column.source"), IsWide: true)],
            [.. _statement.Rates.Select(r => Row.Of($"1 {r.Currency}", Language.Number(r.Rate, 0, 10), Language.Day(r.Of), _words.Say($"rate.{StatementNodes.Word(r.Source)}")))]);
    }

    private IEnumerable<Block> Notes()
    {
        yield return new Block.Heading(_words.Say("statement.notes"));
        if (_statement.Rounds is { } rounds)
        {
            yield return new Block.Sentence(_words.Say($"rounds.{StatementNodes.Word(rounds)}", ("unit", Smallest(_statement.Programme.Currency))));
        }

        yield return new Block.Sentence(_words.Say("rounds.money", ("unit", Smallest(_statement.Programme.Currency))));
        yield return new Block.Sentence(_words.Say("statement.no_tax"));
    }

    private string Smallest(Currency currency) => Language.Money(new Money(1, currency));

    private string Bare(Money money) => Language.Bare(money.Amount, money.Currency);

    // Accounts that every programme has are named by the product, the others by the programme.
    private string Called(string name, LocalText? title) => title?.In(Language.Code)
        ?? (_words.Sentences.ContainsKey($"account.{name}") ? _words.Say($"account.{name}") : LocalText.OfName(name).In(Language.Code));
}
