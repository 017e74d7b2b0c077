using Microsoft.AspNetCore.DataProtection;
using Palier.App;

namespace Palier.Web.Hosting;

/// <summary>Keeps the keys that sign forms beside the database, so that a form outlives a restart of the server.</summary>
public static class Keys
{
    /// <summary>The folder of the keys: beside the SQLite file that is opened; beside the server's own file for PostgreSQL.</summary>
    public static string Folder(string? connection) =>
        (connection is null || connection.Contains('=', StringComparison.Ordinal) ? OwnDatabase.Path : Path.GetFullPath(connection)) + ".keys";

    public static void Keep(WebApplicationBuilder builder, string folder)
    {
        var kept = Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            kept.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        // The framework warns that keys in a folder are not encrypted; nobody else can open this one.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddDataProtection().SetApplicationName("Palier").PersistKeysToFileSystem(kept);
    }
}
