namespace Palier.Web.Tests.Databases;

/// <summary>The databases the product runs on; whatever touches one is tested on both.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Theory data: <c>[Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]</c>.</summary>
public static class Engines
{
    public static TheoryData<Engine> All { get; } = [Engine.Sqlite, Engine.Postgres];
}
