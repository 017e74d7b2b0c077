using System.Collections.Immutable;
using System.Globalization;
using Palier.Core.Facts;

namespace Palier.App.Sample;

/// <summary>
/// Makes the people of one partner, when they came and left, and the exams they passed. A certificate holds for two years;
/// whoever is to stay certified passes again before it expires.
/// </summary>
internal sealed class PartnerPeople(PartnerPlan plan, DateOnly end, Dice dice)
{
    private static readonly ImmutableArray<(string Name, string Grade)> Exams =
    [
        ("sales-professional", "professional"), ("technical-professional", "professional"),
        ("sales-expert", "expert"), ("technical-expert", "expert"),
    ];

    private readonly ImmutableArray<Person>.Builder _people = ImmutableArray.CreateBuilder<Person>();
    private readonly ImmutableArray<Employment>.Builder _employments = ImmutableArray.CreateBuilder<Employment>();
    private readonly ImmutableArray<Certificate>.Builder _certificates = ImmutableArray.CreateBuilder<Certificate>();

    public PartnerFacts AddTo(PartnerFacts facts)
    {
        for (var i = 0; i < plan.Certified; i++)
        {
            Certify(Hire(), until: null);
        }

        for (var i = dice.Below(2 + (plan.Certified / 3)); i > 0; i--)
        {
            Lapse(Hire());
        }

        for (var i = dice.Below(3); i > 0; i--)
        {
            Hire();
        }

        if (dice.PerMille(60 + (20 * plan.Certified)))
        {
            Leave(Hire());
        }

        return facts with
        {
            People = _people.ToImmutable(),
            Employments = _employments.ToImmutable(),
            Certificates = _certificates.ToImmutable(),
        };
    }

    private Employment Hire()
    {
        var tongue = Tongues.Of(dice.Pick(plan.Country.TongueCodes));
        var number = (_people.Count + 1).ToString("00", CultureInfo.InvariantCulture);
        var person = new Person
        {
            Id = $"H-{plan.Partner.Id[2..]}-{number}",
            Name = Names.Person(tongue, dice),
            Role = dice.PerMille(520) ? "technical" : "sales",
            Country = plan.Country.Code,
        };
        var employment = new Employment { Person = person.Id, Partner = plan.Partner.Id, From = end.AddDays(-dice.Between(400, 3_000)) };
        _people.Add(person);
        _employments.Add(employment);
        return employment;
    }

    /// <summary>Exams one after the other, from the first to the one that holds at the world's end (or when the person leaves).</summary>
    private void Certify(Employment employment, DateOnly? until)
    {
        var last = until ?? end;
        var passed = last.AddDays(-dice.Between(140, 1_300));
        var hired = employment.From.AddDays(30);
        passed = passed < hired ? hired : passed;
        var role = _people[^1].Role == "technical" ? 1 : 0;
        var grade = dice.PerMille(230) ? 2 : 0;
        var (name, gradeName) = Exams[role + grade];
        var area = Catalogue.Areas[dice.PerMille(500) ? plan.Speciality : dice.Below(Catalogue.Areas.Length)];
        while (passed < last)
        {
            var expires = passed.AddMonths(24);
            _certificates.Add(new()
            {
                Person = employment.Person,
                Name = name,
                Grade = gradeName,
                Area = area,
                PassedOn = passed,
                Until = expires,
            });
            passed = expires.AddDays(-dice.Between(5, 75));
        }
    }

    /// <summary>Someone whose certificate expired some time in the last fourteen months and was not renewed.</summary>
    private void Lapse(Employment employment)
    {
        var (name, grade) = Exams[_people[^1].Role == "technical" ? 1 : 0];
        var expired = end.AddDays(-dice.Between(3, 420));
        _certificates.Add(new()
        {
            Person = employment.Person,
            Name = name,
            Grade = grade,
            Area = Catalogue.Areas[plan.Speciality],
            PassedOn = expired.AddMonths(-24),
            Until = expired,
        });
    }

    private void Leave(Employment employment)
    {
        var left = end.AddDays(-dice.Between(20, 380));
        _employments[^1] = employment with { Until = left };
        Certify(employment, left);
    }
}
