using System.Runtime.CompilerServices;

namespace Palier.Web.Tests.Verbs;

/// <summary>Where the repository lies, for tests that read what ships with it.</summary>
internal static class Root
{
    public static string Folder { get; } = Find();

    private static string Find([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
