using Palier.Core.Facts;

namespace Palier.App.Sample;

/// <summary>What the world intends with a partner: how large it is, how fast it grows, how many of its people are certified.</summary>
internal sealed record PartnerPlan
{
    /// <summary>Revenue of a year in cents of a euro, by the place among all partners in a thousand; large markets.</summary>
    private static readonly Scale Sizes = new(
        (0, 760_000_000), (80, 630_000_000), (200, 575_000_000), (350, 540_000_000), (390, 400_000_000), (600, 230_000_000), (1_000, 140_000_000),
        (1_370, 107_000_000), (1_500, 91_000_000), (2_200, 77_000_000), (3_000, 56_000_000), (3_640, 28_500_000), (3_780, 22_500_000),
        (4_800, 19_000_000), (6_000, 13_000_000), (8_000, 5_500_000), (10_000, 700_000));

    /// <summary>Sales lines of a year by revenue of a year.</summary>
    private static readonly Scale Lines = new(
        (500_000, 7), (5_000_000, 19), (25_000_000, 56), (100_000_000, 130), (500_000_000, 330), (1_000_000_000, 490));

    private static readonly Scale CustomerCounts = new(
        (500_000, 3), (5_000_000, 6), (25_000_000, 10), (100_000_000, 22), (500_000_000, 60), (1_000_000_000, 90));

    public required Partner Partner { get; init; }

    public required Country Country { get; init; }

    public required int Number { get; init; }

    /// <summary>The place by size, in ten-thousandths: 0 is the largest.</summary>
    public required int Place { get; init; }

    /// <summary>Revenue of the last year in cents of a euro.</summary>
    public required long Size { get; init; }

    public required int LinesOfYear { get; init; }

    public required int CustomerCount { get; init; }

    /// <summary>From one year to the next, in thousandths: 1,100 grows by a tenth.</summary>
    public required int Growth { get; init; }

    /// <summary>The first month with sales, counted from the world's first.</summary>
    public required int FirstMonth { get; init; }

    public required int Speciality { get; init; }

    /// <summary>Whether it makes a practice of moving customers into the cloud.</summary>
    public required bool Migrates { get; init; }

    public required int Certified { get; init; }

    public static PartnerPlan Make(Country country, Partner partner, int number, int rank, Dice dice)
    {
        var place = (int)((rank * 10_000L) / Countries.PartnerCount);
        var largeMarketSize = Sizes[place];
        var size = country.IsSmall ? largeMarketSize * 2 / 5 : largeMarketSize;
        var growth = dice.Weighted([20, 30, 38, 12]) switch
        {
            0 => dice.Between(720, 940),
            1 => dice.Between(950, 1_070),
            2 => dice.Between(1_080, 1_300),
            _ => dice.Between(1_310, 1_800),
        };
        return new()
        {
            Partner = partner,
            Country = country,
            Number = number,
            Place = place,
            Size = size,
            LinesOfYear = (int)Lines[size],
            CustomerCount = (int)CustomerCounts[size],
            Growth = growth,
            FirstMonth = place > 1_000 && dice.PerMille(110) ? dice.Between(1, 28) : 0,
            Speciality = dice.Weighted([34, 30, 20, 16]),
            Migrates = dice.PerMille(place < 4_000 ? 420 : 90),
            Certified = CertifiedPeople(place, dice),
        };
    }

    /// <summary>Most have the people that their level of revenue asks for; some fall short, and that is what keeps them below.</summary>
    private static int CertifiedPeople(int place, Dice dice) => place switch
    {
        < 400 => dice.PerMille(880) ? dice.Between(13, 24) : dice.Between(8, 11),
        < 1_560 => dice.PerMille(900) ? dice.Between(6, 13) : dice.Between(3, 4),
        < 4_000 => dice.PerMille(930) ? dice.Between(3, 7) : 1,
        _ => dice.Weighted([50, 25, 17, 8]),
    };
}
