using System.Collections.Immutable;
using Palier.Core.Values;

namespace Palier.Core.Facts;

/// <summary>A person who works for partners and passes exams.</summary>
public sealed record Person : IFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public string? Country { get; init; }

    public Known Known { get; init; }

    string IFact.Kind => "person";

    string IFact.Key => Id;

    ImmutableArray<string> IFact.Marks => [];

    public string? Word(string field) => field switch { "person" or "id" => Id, "role" => Role, "country" => Country, _ => null };

    DateOnly? IFact.Day(string field) => null;

    LineAmount? IFact.Money(string field) => null;

    Rational? IFact.Number(string field) => null;
}

/// <summary>That a person works for a partner from a day on, until the day before <see cref="Until"/>.</summary>
public sealed record Employment
{
    public required string Person { get; init; }

    public required string Partner { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which the person no longer works there; null while the person does.</summary>
    public DateOnly? Until { get; init; }

    public Known Known { get; init; }
}

/// <summary>An exam that a person passed, with the days on which it holds.</summary>
public sealed record Certificate : IFact
{
    public required string Person { get; init; }

    /// <summary>The certificate's name, a word: <c>sales-professional</c>.</summary>
    public required string Name { get; init; }

    public string? Grade { get; init; }

    public string? Area { get; init; }

    public string? Version { get; init; }

    public required DateOnly PassedOn { get; init; }

    /// <summary>The first day on which it no longer holds; null when it does not expire.</summary>
    public DateOnly? Until { get; init; }

    public Known Known { get; init; }

    string IFact.Kind => "certificate";

    string IFact.Key => $"{Person}/{Name}/{Area}";

    ImmutableArray<string> IFact.Marks => [];

    public string? Word(string field) => field switch
    {
        "person" => Person,
        "name" => Name,
        "grade" => Grade,
        "area" => Area,
        "version" => Version,
        _ => null,
    };

    public DateOnly? Day(string field) => field switch { "passed_on" => PassedOn, "until" => Until, _ => null };

    LineAmount? IFact.Money(string field) => null;

    Rational? IFact.Number(string field) => null;
}
