namespace Palier.Web.Shell.Charts;

/// <summary>One month of a chart: what was sold, what was sold a year ago, and whether the month still runs.</summary>
public sealed record MonthBar(DateOnly Month, decimal Value, decimal? Before, bool Running);

/// <summary>One row of a chart that lies on its side.</summary>
public sealed record BarRow(string Label, decimal Value, string Text, string? Colour = null, string? Link = null, string? Aside = null);

/// <summary>One step of an amount: what it is, from where to where it leads, and by how much in words.</summary>
public sealed record FallStep(string Label, decimal From, decimal To, string Text);
