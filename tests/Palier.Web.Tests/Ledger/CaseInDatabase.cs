using System.Collections.Immutable;
using Palier.App.Ledger;
using Palier.Core.Cases;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Ledger;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Data.Rows;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Ledger;

/// <summary>
/// A case of a programme lived in a database: facts are saved on the days they became known, and on the days on which something
/// closes or comes, the period is settled, posted and closed, as people would with the verbs.
/// </summary>
internal sealed class CaseInDatabase(CaseFiles.Case test, Database database)
{
    private static readonly DateTime long_ago = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Programme _programme = test.Programme;
    private readonly ImmutableArray<PartnerFacts> _everyone = test.Books.World.Everyone.All;

    private ImmutableArray<Programme> Versions => [test.Programme, .. test.Others.Where(o => o.Name == test.Programme.Name)];

    private string Name => _programme.Name;

    /// <summary>Lives the case to its last day.</summary>
    public void Live()
    {
        SaveBefore();
        var (known, days) = (Moments(), Days());
        foreach (var day in days)
        {
            foreach (var moment in known.Where(k => DateOnly.FromDateTime(k) <= day && k.Year >= 1900).ToList())
            {
                SaveKnown(moment);
                known.Remove(moment);
            }

            Settle(day);
        }
    }

    /// <summary>The movements of a partner's books as lines with their days, in the order of the days.</summary>
    public IReadOnlyList<string> Lines(string partner) =>
        [.. MovementText.Lines(ListLedger.Movements(database, Name).Where(m => m.Partner == partner).Select(m => m.Movement), dated: true)];

    /// <summary>Settles the latest period that has closed by a day, posts what came out, and closes it.</summary>
    private void Settle(DateOnly day)
    {
        var period = Calendar.PeriodOf(Shortest, day, _programme.YearStarts);
        while (period.From >= _programme.From.AddMonths(-12) && Closes(period) > day)
        {
            period = period.AddMonths(-(int)Shortest);
        }

        var noon = day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        switch (Propose.Run(database, Name, period, "ana", day, noon))
        {
            case ProposeOutcome.Proposed proposed:
                Post.Run(database, proposed.Number, "ben", day, noon).ShouldBeOfType<PostSettlementOutcome.Posted>();
                break;
            case ProposeOutcome.NothingToPost or ProposeOutcome.NoSuchProgramme or ProposeOutcome.PeriodIsClosed:
                break;
            case var other:
                throw new InvalidOperationException($"{day:yyyy-MM-dd}: {other}");
        }

        if (Closes(period) == day && _programme.Answers.LateFacts != Late.Reopen)
        {
            Close.Run(database, Name, period, "ana", day, noon);
        }
    }

    private Cadence Shortest => Versions.SelectMany(v => v.Bonuses.Select(b => b.Settled ?? b.Every).Concat(v.Wallets.Select(w => w.Pays).OfType<Cadence>())).DefaultIfEmpty(Cadence.Month).Min();

    private DateOnly Closes(Period period)
    {
        var booked = new BookedProgramme(Versions, [.. test.Others], new KnownPopulation(test.Books.World.Everyone, _programme.TimeZone));
        var version = new Versions(Versions).For(period.LastDay, DateOnly.MaxValue) ?? _programme;
        return new BookedPartner(booked, test.Books.World.Facts, test.Books.LastDay).Closes(version, period);
    }

    private List<DateTime> Moments() => [.. _everyone.SelectMany(AsKnown.Moments).Distinct().Order()];

    // A day without anything is kept with the next one.
    private IEnumerable<DateOnly> Days()
    {
        var first = _programme.From.AddYears(-1);
        var closings = Calendar.Periods(Shortest, new Period(first, test.Books.LastDay), _programme.YearStarts).Select(Closes);
        return closings.Concat(Moments().Select(DateOnly.FromDateTime)).Concat(Versions.Select(v => v.Published)).Append(test.Books.LastDay)
            .Where(d => d >= _programme.From && d <= test.Books.LastDay).Distinct().Order();
    }

    private void SaveBefore()
    {
        using var saving = database.Begin(long_ago, "case");
        saving.Add(_everyone.Select(p => p.Partner));
        saving.Add(_everyone.SelectMany(p => p.People).DistinctBy(p => p.Id));
        saving.Add(_everyone.SelectMany(p => p.Customers).DistinctBy(c => c.Id));
        saving.Add(test.Books.World.Everyone.Belongings);
        saving.Add(test.Books.World.Everyone.Takeovers);
        Beside(saving);
        foreach (var (programme, bytes) in test.Texts)
        {
            saving.AddRows([new ProgrammeVersionRow { Name = programme.Name, Version = programme.Version, Bytes = bytes, Hash = "", ValidFrom = programme.From, PublishedOn = programme.Published }]);
        }

        if (_everyone.Single(p => p.Partner.Id == "partner").Enrolments.All(e => e.Programme != Name))
        {
            var from = Versions.Min(v => v.From);
            saving.Add([new Enrolment { Partner = "partner", Programme = Name, AcceptedOn = from, From = from }]);
        }

        saving.Add(test.Books.World.Given.Figures.Where(f => f.Key == "revenue" && f.Value is not null).Select(f => Revenue(f.Value!.Value.Value)));
        SaveKnown(saving, m => m.Year < 1900);
        saving.Commit();
    }

    // A revenue that a case gives is a line of as much.
    private SalesLine Revenue(Rational amount) => new()
    {
        Partner = "partner",
        Key = "R1",
        Net = new LineAmount((long)(amount * LineAmount.Unit).Numerator, _programme.Currency),
        InvoicedOn = test.Books.World.Period.From,
        SoldOn = test.Books.World.Period.From,
    };

    private void Beside(Saving saving)
    {
        var common = test.Books.World.Facts.Common;
        saving.AddRows(common.Rates.PerEuro.SelectMany(r => r.Value.Entries.Select(e => new ExchangeRateRow
        {
            Currency = r.Key, Day = e.From, PerEuro = ((decimal)e.Value.Numerator / (decimal)e.Value.Denominator).ToString(System.Globalization.CultureInfo.InvariantCulture), Source = "case",
        })));
        saving.AddRows(common.Calendars.SelectMany(c => c.Value.Holidays.Select(d => new HolidayRow { Country = c.Key, Day = d })));
        saving.Add(test.Books.World.Given.Words.Where(w => w.Value == "met" && _programme.FindFact(w.Key) is not null)
            .Select(w => new AssertedFact { Partner = "partner", What = w.Key, From = _programme.From.AddYears(-5), By = "case" }));
    }

    private void SaveKnown(DateTime moment)
    {
        using var saving = database.Begin(moment, "case");
        SaveKnown(saving, m => m == moment);
        saving.Commit();
    }

    private void SaveKnown(Saving saving, Func<DateTime, bool> now)
    {
        saving.Add(_everyone.SelectMany(p => p.Sales).Where(s => now(s.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Employments).Where(e => now(e.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Certificates).Where(c => now(c.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Invoices).Where(i => now(i.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Asserted).Where(a => now(a.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Enrolments).Where(e => now(e.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Occurrences).Where(o => now(o.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Overrides).Where(o => now(o.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Brought).Where(b => now(b.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Refusals).Where(r => now(r.Known.At)));
        saving.Add(_everyone.SelectMany(p => p.Releases).Where(r => now(r.Known.At)));
    }
}
