using System.Text;
using Palier.App.Programmes;
using Palier.Core.Facts;
using Palier.Data;
using Palier.Web.Tests.Databases;

namespace Palier.Web.Tests.Programmes;

public sealed class PublishAndEnrol
{
    private static readonly DateTime noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly first = new(2024, 1, 1);

    private static readonly byte[] text = Encoding.UTF8.GetBytes(
        """
        programme: small
        title:     { en: Small, fr: Petit }
        about:     { en: A test., fr: Un essai. }
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: Europe/Brussels
        answers:   { counts_on: invoiced_on, line_rounding: in total, value_at: start of period, returns: when returned, converts_at: own currency only, mergers: history stays }
        metrics:   { volume: { ref: §1, sum: sale.net } }
        bonuses:
          rebate:
            ref: §2
            every: quarter
            amount:
              - rate:  { kind: stepped, from: { 0: 1% } }
                of:    volume
              - round: { to: 0.01, half: up }
        """);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_same_bytes_again_are_known_and_other_bytes_under_the_same_version_are_refused(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);

        var published = Published(database, text).ShouldBeOfType<PublishOutcome.Published>();
        Published(database, text).ShouldBeOfType<PublishOutcome.AlreadyPublished>().Hash.ShouldBe(published.Hash);
        Published(database, [.. text, (byte)'\n']).ShouldBeOfType<PublishOutcome.VersionTaken>().Hash.ShouldBe(published.Hash);
        Published(database, [.. text, (byte)'\n'], 2, first.AddYears(1)).ShouldBeOfType<PublishOutcome.Published>();

        Publish.ValidOn(database, "small", first.AddDays(-1)).ShouldBeNull();
        Publish.ValidOn(database, "small", first)!.Bytes.ShouldBe(text);
        Publish.ValidOn(database, "small", first.AddYears(1))!.Version.ShouldBe(2);
        Publish.Names(database).ShouldBe(["small"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void Who_takes_part_already_stays_and_the_others_join(Engine engine)
    {
        using var test = TestDatabase.Empty(engine);
        var database = Database.Open(test.ConnectionString);
        Enrol.Run(database, "small", partner: null, asked: null, noon).ShouldBe(new EnrolOutcome.UnknownProgramme("small"));
        Published(database, text);
        using (var saving = database.Begin(noon, "test"))
        {
            saving.Add([Of("P1"), Of("P2"), Of("P3")]);
            saving.Commit();
        }

        Enrolled(database, "P2", first.AddYears(1)).ShouldBe((first.AddYears(1), 1, 0));
        Enrolled(database, "P2", first.AddYears(1)).ShouldBe((first.AddYears(1), 0, 1));
        Enrolled(database, partner: null, first.AddYears(2)).ShouldBe((first.AddYears(2), 2, 1));
        Enrolled(database, "P1", asked: null).From.ShouldBe(first);
        Enrol.Run(database, "small", "P9", asked: null, noon).ShouldBe(new EnrolOutcome.UnknownPartner("P9"));
        FactLoading.Load(database).Select(f => f.Enrolments.Min(e => e.From)).ShouldBe([first, first.AddYears(1), first.AddYears(2)]);
    }

    private static (DateOnly From, int Now, int Already) Enrolled(Database database, string? partner, DateOnly? asked)
    {
        var done = Enrol.Run(database, "small", partner, asked, noon).ShouldBeOfType<EnrolOutcome.Enrolled>();
        done.NotLetIn.ShouldBeEmpty();
        return (done.From, done.Now, done.Already);
    }

    private static PublishOutcome Published(Database database, byte[] bytes, int version = 1, DateOnly? from = null) =>
        Publish.Run(database, "small", version, from ?? first, new DateOnly(2023, 11, 1), bytes, noon);

    private static Partner Of(string id) => new() { Id = id, Name = "Name of " + id, Country = "BE", Kind = "reseller" };
}
