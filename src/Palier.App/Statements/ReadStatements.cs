using System.Collections.Immutable;
using Palier.Core.Statements;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Statements;

/// <summary>A statement as lists show it.</summary>
/// <param name="Of">The number by which people speak of it.</param>
/// <param name="Corrects">The number of the one it corrects.</param>
public sealed record StatementListed(int Number, string Of, string Partner, string Programme, Period Period, DateOnly IssuedOn, string Hash, int? Corrects);

/// <summary>What came of opening a statement.</summary>
public abstract record StatementOutcome
{
    private StatementOutcome()
    {
    }

    public sealed record Opened(int Number, Statement Statement, string Content, string Hash) : StatementOutcome;

    public sealed record NoSuchStatement(string Number) : StatementOutcome;

    /// <summary>What is stored does not have the seal it was issued with: somebody changed it.</summary>
    public sealed record SealBroken(string Number, string Hash) : StatementOutcome;
}

/// <summary>Lists statements that were issued, and opens one.</summary>
public static class ReadStatements
{
    /// <summary>The statements of one partner or of all, the latest first.</summary>
    public static ImmutableArray<StatementListed> List(Database database, string? partner = null, string? programme = null, Period? period = null)
    {
        using var context = database.Context();
        var rows = context.IssuedStatements.Where(s => (partner == null || s.Partner == partner) && (programme == null || s.Programme == programme));
        rows = period is { } p ? rows.Where(s => s.PeriodFrom == p.From && s.PeriodUntil == p.Until) : rows;
        return
        [
            .. rows.OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Partner, s.Programme, s.PeriodFrom, s.PeriodUntil, s.Day, s.Hash, s.Corrects }).AsEnumerable()
                .Select(s => new StatementListed(s.Number, IssueStatements.NumberOf(s.Number, new Period(s.PeriodFrom, s.PeriodUntil)), s.Partner, s.Programme,
                    new Period(s.PeriodFrom, s.PeriodUntil), s.Day, s.Hash, s.Corrects)),
        ];
    }

    /// <summary>Who issued the last statement; null before the first.</summary>
    public static Vendor? Vendor(Database database)
    {
        using var context = database.Context();
        return Vendor(context);
    }

    internal static Vendor? Vendor(PalierContext context) =>
        context.IssuedStatements.OrderByDescending(s => s.Number).Select(s => s.Content).Take(1).AsEnumerable().Select(c => StatementJson.Read(c).Vendor).FirstOrDefault();

    /// <summary>The statement of a number, as <c>17</c> or as <c>S-2026-000017</c>, once its seal was compared.</summary>
    public static StatementOutcome Open(Database database, string number)
    {
        using var context = database.Context();
        var last = number.Split('-')[^1];
        if (!int.TryParse(last, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var asked)
            || context.IssuedStatements.FirstOrDefault(s => s.Number == asked) is not { } row)
        {
            return new StatementOutcome.NoSuchStatement(number);
        }

        if (StatementJson.Hash(row.Content) != row.Hash)
        {
            return new StatementOutcome.SealBroken(number, row.Hash);
        }

        var statement = StatementJson.Read(row.Content);
        return number == last || number == statement.Number
            ? new StatementOutcome.Opened(row.Number, statement, row.Content, row.Hash) : new StatementOutcome.NoSuchStatement(number);
    }
}
