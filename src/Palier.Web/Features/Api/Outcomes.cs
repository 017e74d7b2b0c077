using Palier.App.Ledger;
using System.Collections.Immutable;

namespace Palier.Web.Features.Api;

/// <summary>What was done, as it is answered: which outcome it is, the sentence that pages say, and its figures.</summary>
internal sealed record Done(string Outcome, string Said, ImmutableSortedDictionary<string, object> Figures);

/// <summary>Answers with what came of a use case, in the words in which pages and the command line tell it.</summary>
internal static class Outcomes
{
    /// <summary>Runs a use case and answers with its outcome; where it saves, the same answer is kept beside the key.</summary>
    /// <param name="asked">Who asks for it.</param>
    /// <param name="told">Words an outcome.</param>
    /// <param name="use">Calls the use case.</param>
    /// <param name="at">Where that which is new can be read; null where nothing is.</param>
    public static Answer Do<T>(this Asked asked, Func<T, MoneyTold> told, Func<T> use, Func<T, string?>? at = null)
        where T : class
    {
        asked.Answered = outcome => Answered(asked, (T)outcome, told((T)outcome), at?.Invoke((T)outcome));
        return asked.Answered(use());
    }

    private static Answer Answered<T>(Asked asked, T outcome, MoneyTold told, string? at)
        where T : class =>
        !told.IsDone || ProblemKinds.All.ContainsKey(told.Key)
            ? Problem.Of(told.Key, told.Sentence, asked, outcome)
            : Answer.Of(new Done(Problem.Slug(told.Key), told.Sentence, Api.Figures.Of(outcome)), at is null ? StatusCodes.Status200OK : asked.Call.Status)
                with { Location = at, Language = asked.Language.Code };
}
