using Palier.Core.Wording;
using Palier.Data;
using Palier.Data.Audit;
using Palier.Data.Rows;

namespace Palier.App.Messages;

/// <summary>What is to be told to people outside, kept in the same transaction as what it tells of, and sent afterwards.</summary>
internal static class Outbox
{
    /// <param name="saving">What it is added to.</param>
    /// <param name="to">The mail address.</param>
    /// <param name="owner">The partner or person that it concerns.</param>
    /// <param name="language">The language in which it is written.</param>
    /// <param name="key">Its sentences.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="figures">What stands in the sentences; what is null does not.</param>
    public static void Add(Saving saving, string to, string owner, Language language, string key, DateOnly on, params IEnumerable<(string Name, object? Value)> figures) => saving.AddRows([new MessageRow
    {
        Number = (saving.Context.Messages.Max(m => (int?)m.Number) ?? 0) + 1, To = to, Owner = owner, Language = language.Code, Key = key, Day = on,
        Figures = CanonicalJson.Of(figures.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, object?>(f.Name, f.Value))),
    }]);
}
