using System.Collections.Immutable;
using CsCheck;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Incentives;
using Palier.Core.Tests.Tidy;
using Palier.Core.Values;

namespace Palier.Core.Tests.Standing;

/// <summary>What holds for the history of a level, whatever becomes known when.</summary>
public sealed class StandingProperties
{
    private static readonly Programme Clocks = ProgrammeText.Read(Repository.Read("programmes/examples/clocks/programme.yaml")).Value!;
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateTime Noon = new(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<SalesLine> Line = Gen.Select(Gen.Int[0, 700], Gen.Int[0, 300], Gen.Long[-3_000_000_000, 9_000_000_000], (day, later, net) => new SalesLine
    {
        Partner = "P",
        Key = "",
        Net = new LineAmount(net, Currency.Of("EUR")),
        InvoicedOn = First.AddDays(day),
        Known = new Known(Noon.AddDays(day + later), day + later + 1),
    });

    private static readonly Gen<PartnerFacts> Partner = Line.Array[0, 20].Select(lines => new PartnerFacts
    {
        Partner = new Partner { Id = "P", Name = "Partner", Country = "FR", Kind = "reseller" },
        Sales = [.. lines.Select((l, i) => l with { Key = $"L{i:000}" })],
        Enrolments = [new Enrolment { Partner = "P", Programme = "clocks", AcceptedOn = First, From = First }],
    });

    [Fact]
    public void What_becomes_known_later_changes_no_level_of_the_past() => Gen.Select(Partner, Gen.Int[30, 900]).Sample((facts, days) =>
    {
        var on = First.AddDays(days);
        var known = facts with { Sales = [.. facts.Sales.Where(s => s.Known.At < Noon.AddDays(days))] };
        Level(facts, on).ShouldBe(Level(known, on));
    }, iter: Counts.Of(200, 10_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void A_day_asked_after_a_later_one_has_the_level_it_had() => Gen.Select(Partner, Gen.Int[0, 900], Gen.Int[0, 900]).Sample((facts, a, b) =>
    {
        var (early, late) = (First.AddDays(Math.Min(a, b)), First.AddDays(Math.Max(a, b)));
        var asked = new Evaluation<WithReasons>(Clocks, facts);
        asked.HeldOn(late);
        var (again, fresh) = (asked.HeldOn(early), new Evaluation<WithReasons>(Clocks, facts).HeldOn(early));
        again.Level.ShouldBe(fresh.Level);
        again.AtRisk.ShouldBe(fresh.AtRisk);
        again.Lines.Length.ShouldBe(fresh.Lines.Length);
    }, iter: Counts.Of(200, 10_000), threads: 1, seed: "0000KOIPe036");

    [Fact]
    public void A_bill_that_was_paid_later_was_open_as_known_before()
    {
        var open = new Invoice { Id = "B", Partner = "P", Open = new LineAmount(10_000, Currency.Of("EUR")), DueOn = First, Known = new Known(Noon, 1) };
        var facts = new PartnerFacts
        {
            Partner = new Partner { Id = "P", Name = "Partner", Country = "FR", Kind = "reseller" },
            Invoices = [open with { PaidOn = First.AddDays(5), Known = new Known(Noon.AddDays(5), 2) }],
            Replaced = new PartnerFacts { Partner = new Partner { Id = "P", Name = "Partner", Country = "FR", Kind = "reseller" }, Invoices = [open] },
        };

        AsKnown.Before(facts, AsKnown.EndOf(First.AddDays(3), "Europe/Brussels")).Invoices.Single().PaidOn.ShouldBeNull();
        AsKnown.Before(facts, AsKnown.EndOf(First.AddDays(6), "Europe/Brussels")).Invoices.Single().PaidOn.ShouldBe(First.AddDays(5));
    }

    [Fact]
    public void A_day_ends_at_midnight_of_the_programme_and_not_of_the_machine()
    {
        AsKnown.EndOf(new DateOnly(2025, 7, 1), "Europe/Brussels").ShouldBe(new DateTime(2025, 7, 1, 22, 0, 0));
        AsKnown.EndOf(new DateOnly(2025, 1, 1), "America/New_York").ShouldBe(new DateTime(2025, 1, 2, 5, 0, 0));
    }

    [Fact]
    public void Programmes_that_ask_for_levels_in_each_other_are_refused_with_their_ring()
    {
        var (one, other) = (Asking("one", "other"), Asking("other", "one"));
        var found = ProgrammesTogether.Mistakes([one, other]).ShouldHaveSingleItem();
        found.Mistake.Code.ShouldBe("P210");
        found.Mistake.Figures["ring"].ShouldBe("one, other, one");
        new Evaluation<FiguresOnly>(one, new PartnerFacts { Partner = new Partner { Id = "P", Name = "P", Country = "FR", Kind = "reseller" } }, [other])
            .HeldOn(new DateOnly(2025, 1, 1)).Level!.Name.ShouldBe("low");
    }

    [Fact]
    public void A_level_that_the_other_programme_does_not_have_is_refused()
    {
        var found = ProgrammesTogether.Mistakes([Asking("one", "other", "highest"), Asking("other", "third")]).ShouldHaveSingleItem();
        found.Mistake.Code.ShouldBe("P206");
    }

    private static Programme Asking(string name, string other, string level = "high") => ProgrammeText.Read($$"""
        programme: {{name}}
        version: 1
        from: 2024-01-01
        published: 2023-11-15
        currency: EUR
        time_zone: Europe/Brussels
        answers: { }
        levels:
          up: { every: month, starts: at once }
          down: never
          ladder: { low: always, high: { {{other}}: {{level}} } }
        """).Value.ShouldNotBeNull();

    private static string? Level(PartnerFacts facts, DateOnly on) => new Evaluation<FiguresOnly>(Clocks, facts).HeldOn(on).Level?.Name;
}
