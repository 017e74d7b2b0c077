namespace Palier.Web.Features.Api;

/// <summary>A request that cannot be read as it was sent, which ends it wherever that is found.</summary>
internal sealed class RefusedException(string problem, params (string Name, string Value)[] figures) : Exception(problem)
{
    /// <summary>The key of the problem.</summary>
    public string Problem { get; } = problem;

    /// <summary>The figures of its sentence.</summary>
    public (string Name, string Value)[] Figures { get; } = figures;
}
