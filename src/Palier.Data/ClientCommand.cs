using Palier.Data.Rows;

namespace Palier.Data;

/// <summary>What a client asks for under a key of its own, so that asking again does it once.</summary>
/// <param name="Person">Who asks; a key of one is not seen by another.</param>
/// <param name="Operation">What it does: the verb and the route.</param>
/// <param name="Key">The client's key.</param>
/// <param name="Asked">SHA-256 of what is asked for, in small hexadecimal letters.</param>
/// <param name="Answer">The answer to an outcome, as it is given now and kept for later.</param>
public sealed record ClientCommand(string Person, string Operation, string Key, string Asked, Func<object?, string> Answer)
{
    /// <summary>The row of this key; null where it was not carried out.</summary>
    public CommandRow? Find(PalierContext context) => context.Commands.FirstOrDefault(c => c.Person == Person && c.Operation == Operation && c.Key == Key);

    internal CommandRow Row(object? outcome) => new() { Person = Person, Operation = Operation, Key = Key, Asked = Asked, Answer = Answer(outcome) };
}

/// <summary>The command was carried out before, perhaps a moment ago by another thread; what was answered then is the answer now.</summary>
public sealed class DoneBeforeException(CommandRow done) : Exception($"{done.Operation} was done before under the key {done.Key}")
{
    public CommandRow Done { get; } = done;
}

/// <summary>What was shown to whoever decides does not stand there any more, perhaps since a moment ago; nothing was saved.</summary>
public sealed class ShownOtherwiseException() : Exception("what was shown does not stand there any more");
