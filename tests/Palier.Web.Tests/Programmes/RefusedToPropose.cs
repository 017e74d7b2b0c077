using System.Text;
using Palier.App.Programmes;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Verbs;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.Programmes;

/// <summary>What cannot be published is not proposed, and is looked at again when a second person decides.</summary>
public sealed class RefusedToPropose
{
    private static readonly string examples = Path.Combine(Root.Folder, "programmes", "examples");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_version_that_breaks_a_promise_is_refused(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        Stored(place.Database, File.ReadAllText(Path.Combine(examples, "promised-rates", "programme.yaml")));

        var broken = Text(place.Database, File.ReadAllText(Path.Combine(examples, "promised-rates", "broken.yaml")));

        place.Propose(broken).ShouldBeOfType<PublicationOutcome.Refused>().Why.ShouldBeOfType<PublishOutcome.PromiseBroken>().Broken.ShouldNotBeEmpty();
        ListPublications.Run(place.Database).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void A_version_that_no_longer_fits_another_programme_is_not_published(Engine engine)
    {
        using var place = new ProposalPlace(engine);
        var asks = Programme("asks", "other: silver");
        var number = place.Proposed(Text(place.Database, asks));
        Stored(place.Database, Programme("other", null));

        place.Decide(number).ShouldBeOfType<PublicationOutcome.Refused>().Why.ShouldBeOfType<PublishOutcome.DoesNotFit>().Mistakes.ShouldHaveSingleItem().Code.ShouldBe("P206");
        ListPublications.Run(place.Database).Single().State.ShouldBe(PublicationState.Overtaken);
        place.Propose(Text(place.Database, asks.Replace("en: Last", "en: Top", StringComparison.Ordinal))).ShouldBeOfType<PublicationOutcome.Refused>("and it is not proposed any more");
    }

    [Fact]
    public void A_text_with_mistakes_or_that_is_no_text_is_told_and_nothing_is_proposed()
    {
        using var place = new ProposalPlace(Engine.Sqlite);

        ProposedText.Read(place.Database, Encoding.UTF8.GetBytes("programme: x\n"), []).ShouldBeOfType<ReadText.Refused>().Mistakes.ShouldNotBeEmpty();
        ProposedText.Read(place.Database, [0xFF, 0xFE], []).ShouldBeOfType<ReadText.NotText>();
        ProposedText.Read(place.Database, [.. ProposalPlace.Text().Bytes], [("a.yaml", [0xFF])]).ShouldBeOfType<ReadText.NotText>().Name.ShouldBe("a.yaml");
    }

    private static ProposedText Text(Database database, string text) => ProposedText.Read(database, Encoding.UTF8.GetBytes(text), []).ShouldBeOfType<ReadText.Readable>().Texts.Single();

    private static void Stored(Database database, string text)
    {
        var read = Text(database, text);
        Publish.Run(database, read.Programme.Name, read.Programme.Version, read.Programme.From, read.Programme.Published, [.. read.Bytes], At(ProposalPlace.On)).ShouldBeOfType<PublishOutcome.Published>();
    }

    private static string Programme(string name, string? asks) =>
        $$"""
        programme: {{name}}
        title:     { en: A test, fr: Un essai }
        about:     { en: A test., fr: Un essai. }
        version:   1
        from:      2024-01-01
        published: 2023-11-01
        currency:  EUR
        time_zone: Europe/Brussels
        answers:   { counts_on: invoiced_on, line_rounding: in total, value_at: start of period, level_at: start of period, returns: when returned, converts_at: own currency only, mergers: history stays }
        metrics:   { revenue: { ref: §1, sum: sale.net, over: 12 closed months } }
        levels:
          ref:  §2
          up:   { every: month, starts: at once }
          down: { every: year, starts: at once }
          ladder:
            base:  { title: { en: Base, fr: Base } }
            first: { title: { en: First, fr: Premier }, revenue: 1_000{{(asks is null ? "" : $", {asks}")}} }
            {{(asks is null ? "gold: { title: { en: Gold, fr: Or }, revenue: 5_000 }" : "last: { title: { en: Last, fr: Dernier }, revenue: 5_000 }")}}
        """;
}
