using Palier.Data;

namespace Palier.App.Partners;

/// <summary>The names of partners, where a list has their numbers only.</summary>
public static class NamePartners
{
    /// <summary>The names of some partners by their numbers; who is no partner, such as a person, is left out.</summary>
    public static IReadOnlyDictionary<string, string> Run(Database database, IEnumerable<string> ids)
    {
        using var context = database.Context();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var one in context.Organisations.Where(o => some.Contains(o.Id)).Select(o => new { o.Id, o.Name }))
            {
                names[one.Id] = one.Name;
            }
        }

        return names;
    }
}
