using System.Collections.Immutable;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Definition.Reader;

/// <summary>Reads the steps that look beyond one amount: caps for each thing and budgets, and the split among wallets.</summary>
internal sealed class SplitReader(Symbols symbols, Mistakes mistakes)
{
    /// <summary>A cap with what it is for, how often it begins anew and how it is shared.</summary>
    public Step.Cap Wider(Step.Cap cap, MapNode map, string? forEach)
    {
        var per = Scalars.Words(map["per"], mistakes);
        var isBudget = per is [{ Text: "programme" }];
        var shared = Kinds.Shared.Read(map["shared"], mistakes);
        if (isBudget != (map["shared"] is not null))
        {
            mistakes.Add(map.Place, "P605");
        }

        if (shared == Shared.FirstCome && forEach is null)
        {
            mistakes.Add(map["shared"]!.Place, "P612");
        }

        foreach (var field in isBudget ? [] : per)
        {
            Check(field, forEach);
        }

        return cap with
        {
            Per = isBudget ? [] : [.. per.Select(p => p.Text)],
            Every = Kinds.Cadences.Read(map["every"], mistakes),
            Shared = shared,
        };
    }

    public Step.Split? Split(MapNode map, Node value, ForLevels? levels)
    {
        if (value is not MapNode { Entries.Length: > 0 } shares)
        {
            Scalars.Wrong(value, "wallets with their shares, like { cash: 60%, coop: 40% }", mistakes);
            return null;
        }

        if (map["remainder"] is null)
        {
            mistakes.Add(map.Place, "P325");
        }

        var remainder = Kinds.Remainder.Read(map["remainder"], mistakes);
        ImmutableArray<SplitRow> rows = shares.Entries[0].Value is MapNode
            ? [.. shares.Entries.Select(ByLevel)]
            : [new SplitRow(null, Row(shares))];
        foreach (var level in rows[0].Level is null ? [] : symbols.LevelsOf(levels).Where(l => rows.All(r => r.Level != l)))
        {
            mistakes.Add(value.Place, "P406", ("level", level));
        }

        return remainder is { } r && rows.All(row => !row.Shares.IsEmpty) ? new Step.Split(map.Place, rows, r) : null;
    }

    private SplitRow ByLevel(Entry entry)
    {
        if (!symbols.Levels.Contains(entry.Key.Text))
        {
            Keys.Unknown(entry.Key, symbols.Levels, "table of levels", mistakes);
        }

        return new SplitRow(entry.Key.Text, entry.Value is MapNode row ? Row(row) : []);
    }

    private ImmutableArray<(string Wallet, Rational Share)> Row(MapNode row)
    {
        var (shares, sum) = (ImmutableArray.CreateBuilder<(string, Rational)>(), Rational.Zero);
        foreach (var entry in row.Entries)
        {
            if (!symbols.Wallets.Contains(entry.Key.Text))
            {
                Keys.Unknown(entry.Key, symbols.Wallets, "wallets", mistakes);
            }

            if (entry.Value is Scalar { Text: var text } && Scalars.Quantity(text) is { Unit: Unit.Percent, Value.Sign: >= 0 } share)
            {
                shares.Add((entry.Key.Text, share.Value));
                sum += share.Value;
            }
            else
            {
                Scalars.Wrong(entry.Value, "a percentage like 60%", mistakes);
            }
        }

        if (sum != Rational.One && shares.Count == row.Entries.Length)
        {
            mistakes.Add(row.Place, "P602", ("sum", $"{sum * 100}%"));
        }

        return shares.ToImmutable();
    }

    private void Check(Scalar field, string? forEach)
    {
        if (forEach is null)
        {
            mistakes.Add(field.Place, "P615", ("name", field.Text));
        }
        else if (field.Text != forEach && symbols.Find(field.Text, forEach) != Subject.Word && symbols.FieldOf(forEach, field.Text) != Subject.Word)
        {
            Keys.Unknown(field, symbols.FieldsOf(forEach), $"fields of {forEach}", mistakes);
        }
    }
}
