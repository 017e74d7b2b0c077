namespace Palier.Web.Shell;

/// <summary>Levels have four colours, by their place from the bottom; the number of filled steps carries the meaning.</summary>
internal static class LevelColour
{
    public static string Of(int place) => Math.Clamp(place, 1, 4) switch { 1 => "l1", 2 => "l2", 3 => "l3", _ => "l4" };
}
