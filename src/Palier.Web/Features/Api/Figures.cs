using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Palier.App.Approvals;
using Palier.App.BankAccounts;
using Palier.App.Banking;
using Palier.App.Imports;
using Palier.App.Ledger;
using Palier.App.Messages;
using Palier.App.Programmes;
using Palier.App.Statements;
using Palier.Core.Ledger;
using Palier.Core.Payments;
using Palier.Core.Values;
using Palier.Web.Features.Api.Calls;

namespace Palier.Web.Features.Api;

/// <summary>A movement as clients see it.</summary>
internal sealed record MovementShown(string From, string To, Money Amount, DateOnly Day, string Key)
{
    public static MovementShown Of(Movement m) => new(m.From.ToString(), m.To.ToString(), m.Amount, m.On, m.Key);
}

/// <summary>A proposal as an answer names it; its movements are read at the settlement.</summary>
internal sealed record ProposalShown(string Programme, string Period, DateOnly KeptTo, int Movements);

/// <summary>A statement as an answer names it.</summary>
internal sealed record StatementNamed(string Number, string Partner, string Hash, bool IsNew, string? Corrects);

/// <summary>A batch as an answer names it; its payments are read at the batch.</summary>
internal sealed record BatchNamed(int Number, Money Total, int Payments, DateOnly ExecuteOn);

/// <summary>A proposed version as an answer names it.</summary>
internal sealed record VersionNamed(string Programme, int Version, string Hash);

/// <summary>The figures of an outcome by name, as answers and problems carry them: those of its record that can be told to a client.</summary>
internal static class Figures
{
    private static readonly Dictionary<Type, (Type Shown, Func<object, object> Of)> shapes = new()
    {
        [typeof(Movement)] = (typeof(MovementShown), m => MovementShown.Of((Movement)m)),
        [typeof(Proposal)] = (typeof(ProposalShown), p => Shown((Proposal)p)),
        [typeof(PayoutBatch)] = (typeof(BatchNamed), b => Shown((PayoutBatch)b)),
        [typeof(Publication)] = (typeof(VersionNamed), v => new VersionNamed(((Publication)v).Programme, ((Publication)v).Version, ((Publication)v).Hash)),
        [typeof(AccountPlace)] = (typeof(AccountAt), p => new AccountAt(((AccountPlace)p).Country, ((AccountPlace)p).Ends)),
        [typeof(AccountEffects)] = (typeof(AccountAffects), e => BankAccountCalls.Shown((AccountEffects)e)),
        [typeof(ImmutableArray<AccountMistake>)] = (typeof(ImmutableArray<AccountField>), m => ((ImmutableArray<AccountMistake>)m).Select(x => x.Field).Distinct().ToImmutableArray()),
        [typeof(BookingCounts)] = (typeof(BookingsCounted), c => BankFileCalls.Shown((BookingCounts)c)),
        [typeof(OverrideAsked)] = (typeof(OverrideGiven), o => OverrideCalls.Shown((OverrideAsked)o)),
        [typeof(ImportReport)] = (typeof(ImportShown), r => ImportCalls.Shown((ImportReport)r)),
        [typeof(ImmutableArray<MessageRefused>)] = (typeof(ImmutableArray<MessageRefused>), m => m),
        [typeof(ImmutableArray<int>)] = (typeof(ImmutableArray<int>), n => n),
        [typeof(ImmutableArray<NotLetIn>)] = (typeof(ImmutableArray<string>), n => ((ImmutableArray<NotLetIn>)n).Select(p => p.Partner).ToImmutableArray()),
        [typeof(ImmutableArray<IssuedStatement>)] = (typeof(ImmutableArray<StatementNamed>),
            s => ((ImmutableArray<IssuedStatement>)s).Select(i => new StatementNamed(i.Statement.Number, i.Statement.Partner.Id, i.Hash, i.IsNew, i.Statement.Corrects?.Number)).ToImmutableArray()),
    };

    /// <summary>The names of the figures of an outcome, with the types they are shown in.</summary>
    public static IEnumerable<(string Name, PropertyInfo Property, Type Shown)> Of(Type outcome) => outcome.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => (Name: JsonNamingPolicy.CamelCase.ConvertName(p.Name), p, Shown: shapes.TryGetValue(p.PropertyType, out var shape) ? shape.Shown : p.PropertyType))
        .Where(f => f.p.GetIndexParameters().Length == 0 && (shapes.ContainsKey(f.p.PropertyType) || IsTold(f.Shown)));

    public static ImmutableSortedDictionary<string, object> Of(object outcome)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (name, property, _) in Of(outcome.GetType()))
        {
            if (property.GetValue(outcome) is { } value)
            {
                figures[name] = shapes.TryGetValue(property.PropertyType, out var shape) ? shape.Of(value) : value;
            }
        }

        // Where one outcome gives another as the reason, its figures are told too.
        return outcome.GetType().GetProperty("Why")?.GetValue(outcome) is { } why && IsOutcome(why.GetType())
            ? Of(why).SetItems(figures) : figures.ToImmutable();
    }

    private static bool IsOutcome(Type type) => type.BaseType is { IsAbstract: true } above && above != typeof(object) && above.Namespace?.StartsWith("Palier.", StringComparison.Ordinal) == true;

    private static bool IsTold(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) || plain == typeof(int) || plain == typeof(long) || plain == typeof(bool) || plain == typeof(decimal) || plain == typeof(DateOnly) || plain.IsEnum
            || plain == typeof(Money) || plain == typeof(Currency) || plain == typeof(Period) || plain == typeof(ImmutableArray<string>)
            || (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && plain.GetGenericArguments()[0].IsEnum);
    }

    private static BatchNamed Shown(PayoutBatch b) => new(b.Number, b.Total, b.Payments.Length, b.ExecuteOn);

    private static ProposalShown Shown(Proposal p) => new(p.Programme, p.Period, p.KeptTo, p.Movements.Length);
}
