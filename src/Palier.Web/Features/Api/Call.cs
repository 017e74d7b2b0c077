using System.Collections.Immutable;
using Palier.Core.Acting;

namespace Palier.Web.Features.Api;

/// <summary>What kind of value stands in the query of an address.</summary>
internal enum AskedKind
{
    Text = 0,
    Number = 1,
    Day = 2,
    Span = 3,
    YesOrNo = 4,
    OneOf = 5,
}

/// <summary>Something that may stand in the query of an address; nothing else may.</summary>
/// <param name="Values">The words that it may be, where it is one of several.</param>
internal sealed record AskedFor(string Name, AskedKind Kind = AskedKind.Text, bool Required = false, ImmutableArray<string> Values = default);

/// <summary>
/// One thing that a client can ask of the server. The route, the reading, the document and the reference are all made of this one
/// declaration, so that they cannot differ.
/// </summary>
internal sealed record Call
{
    public required string Method { get; init; }

    /// <summary>The path behind <c>/api</c>, with what varies in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the operation: <c>approveAdjustment</c>. Its sentence stands in the words under it.</summary>
    public required string Id { get; init; }

    /// <summary>The part of the reference it stands in.</summary>
    public required string Part { get; init; }

    /// <summary>What it is, for the roles; null where it changes nothing.</summary>
    public Act? Act { get; init; }

    /// <summary>Whether it moves money, or facts that money follows from: then nothing is done without a key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>The tag of what the call changes, as it stands now; null where there is none. Where this is given, <c>If-Match</c> must be sent.</summary>
    public Func<Asked, string?>? Shown { get; init; }

    /// <summary>The body it takes; null where it takes none.</summary>
    public Type? Takes { get; init; }

    /// <summary>The type of the body where that is not JSON.</summary>
    public string? TakesFile { get; init; }

    /// <summary>The type of the file that is sent.</summary>
    public string FileMedia { get; init; } = "text/csv";

    /// <summary>Whether a mapping comes with the file, and the second file that a mapping may ask for.</summary>
    public bool TakesMapping { get; init; }

    /// <summary>Whether it shows more to some persons: then who reads may be named.</summary>
    public bool ShowsMoreTo { get; init; }

    /// <summary>What a person must be allowed to be answered at all; null where everybody is.</summary>
    public Act? OnlyTo { get; init; }

    public ImmutableArray<AskedFor> Query { get; init; } = [];

    /// <summary>What it answers with; the outcomes where it does something.</summary>
    public ImmutableArray<Type> Gives { get; init; } = [];

    /// <summary>Whether the answer is one page of a list of <see cref="Gives"/>.</summary>
    public bool IsList { get; init; }

    /// <summary>The type of the answer where that is not JSON.</summary>
    public string? GivesFile { get; init; }

    /// <summary>201 where something new is there afterwards.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The outcomes that are problems, by their keys.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    public required Func<Asked, Answer> Run { get; init; }

    public string Route => "/api" + Path;

    /// <summary>Whether it takes a body, or changes something.</summary>
    public bool IsPosted => Method == HttpMethods.Post;

    /// <summary>The names in the path.</summary>
    public IEnumerable<string> Places => Path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'));

    /// <summary>Every problem that the call can answer with: its own, and those that follow from how it is asked.</summary>
    public IEnumerable<string> AllProblems =>
    [
        .. Problems, "wrong_parameter", "failure",
        .. Act is null && OnlyTo is null ? (string[])[] : ["person_missing", "person_unknown", "person_may_not"],
        .. Act is null ? (string[])[] : ["key_wrong", "key_used_otherwise"],
        .. NeedsKey ? (string[])["key_missing"] : [],
        .. Shown is null ? (string[])[] : ["match_missing", "match_wrong", "shown_otherwise"],
        .. IsPosted ? (string[])["body_wrong", "body_type", "body_too_large"] : [],
    ];

    public static Call Read(string path, string id, string part, Type gives, Func<Asked, Answer> run, params ReadOnlySpan<string> problems) =>
        new() { Method = HttpMethods.Get, Path = path, Id = id, Part = part, Gives = [gives], Run = run, Problems = [.. problems] };

    public static Call Do(string path, string id, string part, Act act, Type? takes, ImmutableArray<Type> gives, Func<Asked, Answer> run, params ReadOnlySpan<string> problems) =>
        new() { Method = HttpMethods.Post, Path = path, Id = id, Part = part, Act = act, Takes = takes, Gives = gives, Run = run, NeedsKey = true, Problems = [.. problems] };
}
