using System.Collections.Immutable;

namespace Palier.App.Sample;

/// <summary>A product of Meridian Systems, with its price in cents of a euro.</summary>
internal sealed record Product(string Name, string Family, int Price);

/// <summary>What Meridian Systems sells: four solution areas, each with families and products.</summary>
internal static class Catalogue
{
    public static readonly ImmutableArray<string> Areas = ["multicloud", "virtualisation", "distributed-cloud", "ai-cloud"];

    private static readonly ImmutableArray<ImmutableArray<Product>> Products =
    [
        [
            new("mc-100", "cloud-manager", 24_000), new("mc-300", "cloud-manager", 61_000), new("cc-50", "cost-control", 9_500),
            new("id-20", "identity", 4_200), new("id-40", "identity", 7_900),
        ],
        [
            new("vx-100", "hypervisor", 32_000), new("vx-200", "hypervisor", 58_000), new("vx-300", "hypervisor", 96_000),
            new("vd-10", "desktop", 8_800), new("vd-20", "desktop", 14_500), new("vm-50", "operations", 21_000),
        ],
        [
            new("ed-10", "edge-site", 44_000), new("ed-30", "edge-site", 89_000), new("st-25", "shared-storage", 37_500),
        ],
        [
            new("gp-8", "gpu-pool", 120_000), new("gp-16", "gpu-pool", 215_000), new("mh-10", "model-hosting", 28_000), new("df-10", "data-fabric", 52_000),
        ],
    ];

    public static Product Draw(int area, Dice dice) => dice.Pick(Products[area]);

    /// <summary>
    /// How much of the business each area has in a month: the virtual machines of old give way to the clouds.
    /// <paramref name="speciality"/> is the area that the partner is best at.
    /// </summary>
    public static void Weigh(int month, int speciality, Span<int> weights)
    {
        weights[0] = 240 + (2 * month);
        weights[1] = 520 - (4 * month);
        weights[2] = 140 + month;
        weights[3] = 40 + (3 * month);
        weights[speciality] += 260;
    }
}
