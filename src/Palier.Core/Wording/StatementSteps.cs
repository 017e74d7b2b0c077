using System.Collections.Immutable;
using Palier.Core.Statements;
using Palier.Core.Values;

namespace Palier.Core.Wording;

/// <summary>The steps of bonuses as tables, with the facts that were counted below them or, where they are many, in an annex.</summary>
/// <param name="words">The words of the language.</param>
internal sealed class StatementSteps(Words words)
{
    // As many lines as stand among the steps without hiding them.
    private const int MostInPlace = 5;

    private readonly List<(string Key, string Title, ImmutableArray<Reason> Lines)> _annexes = [];

    /// <summary>The steps of one bonus.</summary>
    public Block.Table Of(ImmutableArray<Reason> lines)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        for (var i = 0; i < lines.Length; i++)
        {
            Add(lines[i], $"{i + 1}", 0, i == lines.Length - 1, rows);
        }

        return new Block.Table(
            [new(""), new(words.Say("column.step"), IsWide: true), new(words.Say("column.clause")), new(words.Say("column.result"), true)], rows.ToImmutable());
    }

    /// <summary>The lines that were too many for their place, each list once, in the order in which they are spoken of.</summary>
    public IEnumerable<Block> Annexes()
    {
        for (var i = 0; i < _annexes.Count; i++)
        {
            if (i == 0)
            {
                yield return new Block.NewPage();
            }

            yield return new Block.Heading(words.Say("statement.annex", ("number", $"{i + 1}"), ("title", _annexes[i].Title)));
            yield return Facts(_annexes[i].Lines);
        }
    }

    private void Add(Reason line, string number, int depth, bool isTotal, ImmutableArray<Row>.Builder rows)
    {
        var (facts, others) = line.Below.Count(b => b.IsOfOneFact()) > MostInPlace
            ? (line.Below.Where(b => b.IsOfOneFact()).ToImmutableArray(), line.Below.Where(b => !b.IsOfOneFact()).ToImmutableArray()) : ([], line.Below);
        var clause = facts.IsEmpty ? line.Ref ?? "" : words.Say("statement.see_annex", ("number", $"{Annex(line, facts)}"));
        rows.Add(new Row([number, words.Line(line, null).Trim(), depth > 0 && facts.IsEmpty ? "" : clause, words.Result(line)], depth, isTotal));
        foreach (var below in others)
        {
            Add(below, "", depth + 1, false, rows);
        }
    }

    // The same list of lines is printed once, whichever figures were counted from it.
    private int Annex(Reason line, ImmutableArray<Reason> facts)
    {
        var key = string.Join('\n', facts.Select(f => words.Line(f, null)));
        var at = _annexes.FindIndex(a => a.Key == key);
        if (at < 0)
        {
            at = _annexes.Count;
            _annexes.Add((key, words.Line(line, null).Trim(), facts));
        }

        return at + 1;
    }

    private Block.Table Facts(ImmutableArray<Reason> lines)
    {
        if (lines.Any(l => l.Kind == "fact_line"))
        {
            return new Block.Table([new(words.Say("column.line"), IsWide: true), new(words.Say("column.result"), true)],
                [.. lines.Select(l => Row.Of(words.Line(l, null), words.Result(l)))]);
        }

        var (customers, converted) = (lines.Any(l => Word(l, "customer").Length > 0), lines.Any(l => l.Kind == "line_converted"));
        var currency = (lines[0].Result as Arg.Figure)?.Currency.Code ?? "";
        return new Block.Table(
            [
                new(words.Say("column.day")), new(words.Say("column.line"), IsWide: true), .. customers ? [new Column(words.Say("column.customer"))] : ImmutableArray<Column>.Empty,
                new(words.Say("column.area")), new(words.Say("column.type")),
                .. converted ? [new Column(words.Say("column.delivered"), true), new Column(words.Say("column.at"), true)] : ImmutableArray<Column>.Empty,
                new(words.Say("column.amount", ("currency", currency)), true),
            ],
            [.. lines.Select(l => SalesLine(l, customers, converted))]);
    }

    private Row SalesLine(Reason l, bool customers, bool converted) => new(
        [
            words.Text(l["day"]!, null), Word(l, "key"), .. customers ? [Word(l, "customer")] : ImmutableArray<string>.Empty,
            Word(l, "area"), words.Text(l["type"]!, null),
            .. converted ? Delivered(l) : ImmutableArray<string>.Empty, words.Result(l),
        ]);

    private ImmutableArray<string> Delivered(Reason l) => l.Kind != "line_converted" || l["delivered"] is not Arg.Figure delivered ? ["", ""]
        : [$"{words.Language.Bare(delivered.Value, delivered.Currency)}\u00a0{delivered.Currency.Code}", words.Text(l["rate"]!, null)];

    private static string Word(Reason line, string name) => line[name] is Arg.Word word ? word.Value : "";
}
