namespace Palier.Web.Tests.Databases;

/// <summary>Where the SQLite files of this run lie; deleted when the run ends.</summary>
internal static class SqliteFolder
{
    private static readonly string folder = Created();

    public static string PathOf(string database) => Path.Combine(folder, database + ".db");

    public static void Delete(string database)
    {
        foreach (var file in Directory.EnumerateFiles(folder, database + ".db*"))
        {
            File.Delete(file);
        }

        foreach (var columns in Directory.EnumerateDirectories(folder, database + ".db*"))
        {
            Directory.Delete(columns, recursive: true);
        }
    }

    private static string Created()
    {
        var path = Directory.CreateTempSubdirectory("palier-sqlite-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        return path;
    }
}
