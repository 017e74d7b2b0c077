using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Palier.Core.Definition;
using Palier.Core.Definition.Yaml;
using Palier.Core.Values;

namespace Palier.Core.Comparing;

/// <summary>
/// What a definition says, written out so that two that say the same have the same text. It walks every property, so that a
/// word the language gains later is compared without being listed here; places in the text are left out.
/// </summary>
internal static class Shape
{
    /// <summary>Everything, with the wording and the whole history of dated values.</summary>
    public static string Whole(object? definition) => Of(definition, null, true);

    /// <summary>Without the wording, with the whole history.</summary>
    public static string Meaning(object? definition) => Of(definition, null, false);

    /// <summary>Without the wording, with the values in force on a day.</summary>
    public static string On(object? definition, DateOnly day) => Of(definition, day, false);

    /// <summary>The days on which dated values inside begin.</summary>
    public static IEnumerable<DateOnly> Days(object? definition) =>
        (IsDated(definition) ? Entries(definition!).Select(e => (DateOnly)e[0]!) : []).Concat(Parts(definition, false).SelectMany(p => Days(p.Value)));

    /// <summary>Every word inside, names of other rules among them.</summary>
    public static IEnumerable<string> Words(object? definition) =>
        definition is string word ? [word] : Parts(definition, false).SelectMany(p => Words(p.Value));

    /// <summary>What one of two says on a day and the other does not: the difference itself, whatever both share.</summary>
    public static string Apart(object? before, object? after, DateOnly day)
    {
        var (was, now) = (Leaves(before, day, false, "").ToHashSet(), Leaves(after, day, false, "").ToHashSet());
        return string.Join('\n', was.Except(now).Order(StringComparer.Ordinal).Append("->").Concat(now.Except(was).Order(StringComparer.Ordinal)));
    }

    private static string Of(object? value, DateOnly? day, bool wording) => string.Join('\n', Leaves(value, day, wording, ""));

    private static IEnumerable<string> Leaves(object? value, DateOnly? day, bool wording, string path) => value switch
    {
        null => [path + "=none"],
        string text => [path + "='" + text + "'"],
        Figure.History h when day is { } d => Leaves(h.Entries.On(d)?.Value, day, wording, path),
        Test.History h when day is { } d => Leaves(h.Entries.On(d)?.Value, day, wording, path),
        Condition.All all => InAnyOrder(all.Of, day, wording, path + "/all"),
        Condition.SomeOf some => InAnyOrder(some.Of, day, wording, $"{path}/some {some.AtLeast}"),
        _ when day is { } d && IsDated(value) => Leaves(Entries(value).LastOrDefault(e => (DateOnly)e[0]! <= d)?[1], day, wording, path),
        _ when IsPlain(value) => [path + "=" + Convert.ToString(value, CultureInfo.InvariantCulture)],
        _ => Parts(value, wording).SelectMany((p, i) => Leaves(p.Value, day, wording, $"{path}/{(p.Name.Length == 0 ? $"{i}" : p.Name)}"))
            .Prepend($"{path}:{(value is IEnumerable or ITuple ? "list" : value.GetType().Name)}"),
    };

    // Conditions side by side hold in any order.
    private static IEnumerable<string> InAnyOrder(ImmutableArray<Condition> parts, DateOnly? day, bool wording, string path) =>
        parts.Select(c => Of(c, day, wording)).Order(StringComparer.Ordinal).SelectMany((c, i) => c.Split('\n').Select(leaf => $"{path}/{i}{leaf}")).Prepend(path);

    private static IEnumerable<(string Name, object? Value)> Parts(object? value, bool wording) => value switch
    {
        null => [],
        _ when IsPlain(value) => [],
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => ("", tuple[i])),
        IEnumerable list => list.Cast<object?>().Select(i => ("", i)),
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType != typeof(Place) && p.GetIndexParameters().Length == 0 && (wording || !IsWording(p)))
            .Select(p => (p.Name, p.GetValue(value))),
    };

    // What makes no figure differ: the clause, how things are called, and why.
    private static bool IsWording(PropertyInfo property) => property.Name == nameof(Metric.Ref) || property.PropertyType == typeof(LocalText);

    private static bool IsDated(object? value) => value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dated<>);

    private static IEnumerable<ITuple> Entries(object dated) => ((IEnumerable)dated.GetType().GetProperty("Entries")!.GetValue(dated)!).Cast<ITuple>();

    private static bool IsPlain(object value) => value is string or ValueType and not ITuple and not IEnumerable
        && !IsPair(value.GetType());

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
