using System.Collections.Immutable;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Data;

namespace Palier.App.Disputes;

/// <summary>Finds in a database until when statements can be disputed: by the programme, the holidays of the partner's country and the payments made.</summary>
internal sealed class Clocks(PalierContext context, ImmutableArray<Programme> texts)
{
    private readonly Dictionary<string, WorkingDays> _calendars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Partner> _partners = new(StringComparer.Ordinal);

    public Clocks(PalierContext context)
        : this(context, PublishedProgrammes.All(context))
    {
    }

    /// <summary>The versions of a programme.</summary>
    public ImmutableArray<Programme> Versions(string programme) => [.. texts.Where(t => t.Name == programme)];

    /// <summary>Until when what a wallet pays of the period of a statement can be disputed.</summary>
    public DisputeClock Of(string programme, string partner, string wallet, Period stated) =>
        DisputeClock.Of(Versions(programme), wallet, stated, version => Calendar(version, partner), period => PaidOn(programme, partner, wallet, period));

    /// <summary>The wallet that a statement as a whole stands and falls with: cash where that is paid out, else the first one that is.</summary>
    public string MainWallet(string programme, Period stated)
    {
        var version = new Versions(Versions(programme)).For(stated.LastDay, DateOnly.MaxValue);
        return version?.FindWallet(Wallet.Cash)?.Pays is null && version?.Wallets.FirstOrDefault(w => w.Pays is not null) is { } paid ? paid.Name : Wallet.Cash;
    }

    private WorkingDays Calendar(Programme version, string partner) => version.Answers.WorkingDays switch
    {
        null or "Monday to Friday" => WorkingDays.WeekendsOnly,
        "partner.country" => Calendar(PartnerOf(partner).Country),
        var country => Calendar(country),
    };

    private WorkingDays Calendar(string country)
    {
        if (!_calendars.TryGetValue(country, out var calendar))
        {
            _calendars[country] = calendar = new WorkingDays([.. context.Holidays.Where(h => h.Country == country).Select(h => h.Day)]);
        }

        return calendar;
    }

    private Partner PartnerOf(string id)
    {
        if (!_partners.TryGetValue(id, out var partner))
        {
            _partners[id] = partner = RowMapping.Fact(context.Organisations.Where(o => o.Id == id).OrderByDescending(o => o.Sequence).First());
        }

        return partner;
    }

    private DateOnly? PaidOn(string programme, string partner, string wallet, Period period) => context.Movements
        .Where(m => m.Programme == programme && m.Partner == partner && m.Name == wallet && m.Purpose == Purpose.Paid && m.PeriodFrom == period.From && m.PeriodUntil == period.Until)
        .OrderBy(m => m.Sequence).Select(m => (DateOnly?)m.Day).FirstOrDefault();
}
