using System.Text.Json;

namespace Palier.Web.Tests.Verbs;

/// <summary>Publishes what lies at a path as two persons must: ana proposes, ben publishes.</summary>
internal static class PublishedByTwo
{
    /// <summary>What ben was told.</summary>
    public static async Task<Ran> At(string path, string connection)
    {
        var proposed = await Ran.Palier("publish", path, "--as", "ana", "--json", "--db", connection);
        proposed.Ending.ShouldBe(0, proposed.Error + proposed.Output);
        var numbers = JsonDocument.Parse(proposed.Output).RootElement.GetProperty("files").EnumerateArray()
            .Select(f => f.GetProperty("proposal").GetProperty("publication").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
        var published = await Ran.Palier(["publish", "--approve", .. numbers, "--as", "ben", "--db", connection]);
        published.Ending.ShouldBe(0, published.Error);
        return published;
    }
}
