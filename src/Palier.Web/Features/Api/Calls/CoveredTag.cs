namespace Palier.Web.Features.Api.Calls;

/// <summary>The tag of what is shown with covered account numbers: another answer has another tag, and deciding by either decides the same.</summary>
internal static class CoveredTag
{
    private const string End = ".covered";

    public static string Of(string tag, bool whole) => whole ? tag : tag + End;

    /// <summary>The tag without what says that it was not shown whole: what is decided is the same.</summary>
    public static string Decided(string tag) => tag.EndsWith(End, StringComparison.Ordinal) ? tag[..^End.Length] : tag;
}
