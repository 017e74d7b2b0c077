using Palier.Core.Values;

namespace Palier.Core.Statements;

/// <summary>Which lines of an explanation are the facts themselves: sales lines, deals, claims.</summary>
public static class FactLines
{
    /// <summary>Whether a line is one fact that was counted.</summary>
    public static bool IsOfOneFact(this Reason line) => line.Kind is "line" or "line_converted" or "fact_line";
}
