namespace Palier.App;

/// <summary>Where the server keeps its data when nobody says otherwise; the command line looks in the same place.</summary>
public static class OwnDatabase
{
    /// <summary>A SQLite file in the folder where the system keeps a person's application data.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Folder(), "palier.db");

    private static string Folder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(data.Length > 0 ? data : AppContext.BaseDirectory, "palier");
    }
}
