using System.Collections.Immutable;

namespace Palier.Core.Definition.Yaml;

/// <summary>A place in a text: line and column, both from 1.</summary>
public readonly record struct Place(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}

/// <summary>A part of a YAML text with its place. Every value is kept as it was written: nothing is guessed to be a date, a number or a truth.</summary>
public abstract record Node(Place Place);

/// <summary>A single value as it was written; <see cref="Quoted"/> when it stood in quotes or in a block.</summary>
public sealed record Scalar(Place Place, string Text, bool Quoted) : Node(Place);

/// <summary>A list of values.</summary>
public sealed record ListNode(Place Place, ImmutableArray<Node> Items) : Node(Place);

/// <summary>A map. Keys are unique: a key that stood twice was reported when the text was read.</summary>
public sealed record MapNode(Place Place, ImmutableArray<Entry> Entries) : Node(Place)
{
    public Node? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}

/// <summary>A key of a map and its value.</summary>
public sealed record Entry(Scalar Key, Node Value);
