using System.Security.Cryptography;
using System.Text;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Data;

namespace Palier.Web.Features.Api;

/// <summary>Runs a call: reads what is asked, sees who asks, carries it out once, and answers with what came of it.</summary>
internal static class Running
{
    public const string Person = "Palier-Person";

    public const string Key = "Idempotency-Key";

    // Those who send the same key wait for each other here, before they would keep the database waiting.
    private static readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public static async Task RunAsync(HttpContext http, Call call)
    {
        var asked = new Asked(http, call);
        Answer answer;
        try
        {
            asked.CheckQuery();
            answer = call.Act is null ? await ReadingAsync(asked) : await DoingAsync(asked);
        }
        catch (RefusedException refused)
        {
            answer = Problem.Of(refused, asked);
        }
        catch (BadHttpRequestException e)
        {
            answer = Problem.Of(new RefusedException(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body_too_large" : "body_wrong", ("place", "$"), ("why", "no_json")), asked);
        }
        catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Palier.Api").LogError(e, "{Operation} failed, {Trace}", call.Id, http.TraceIdentifier);
            answer = Problem.Of("failure", http, asked.SiteWords, asked.Language.Code, ("trace", http.TraceIdentifier));
        }

        await answer.SendAsync(http);
    }

    private static async Task<Answer> ReadingAsync(Asked asked)
    {
        if (asked.Call.OnlyTo is { } act && Refused(asked, act) is { } refused)
        {
            return refused;
        }

        if (asked.Call.IsPosted)
        {
            await BodyOf.ReadAsync(asked);
        }

        return asked.Call.Run(asked);
    }

    private static async Task<Answer> DoingAsync(Asked asked)
    {
        if (Refused(asked, asked.Call.Act!.Value) is { } refused)
        {
            return refused;
        }

        var key = KeyOf(asked);
        asked.Match = MatchOf(asked);
        await BodyOf.ReadAsync(asked);
        if (key is null)
        {
            return Done(asked, asked.Database, _ => { });
        }

        var command = new Kept(asked, key);
        var gate = gates[(uint)HashCode.Combine(asked.Here.Name, key) % gates.Length];
        await gate.WaitAsync(asked.Request.HttpContext.RequestAborted);
        try
        {
            return command.Before() ?? Done(asked, asked.Database.For(command.Command), command.Let);
        }
        finally
        {
            gate.Release();
        }
    }

    private static Answer Done(Asked asked, Database database, Action<Asked> let)
    {
        if (asked.Call.Shown is { } shown)
        {
            database = database.AsShown(() => shown(asked) is not { } tag || tag == asked.Match);
        }

        var doing = asked.On(database);
        let(doing);
        try
        {
            return asked.Call.Run(doing);
        }
        catch (DoneBeforeException e)
        {
            return Kept.Again(e.Done, asked);
        }
        catch (ShownOtherwiseException)
        {
            throw new RefusedException("shown_otherwise", ("tag", asked.Call.Shown!(asked) ?? ""));
        }
    }

    private static Answer? Refused(Asked asked, Act act)
    {
        if (asked.Here.Name is not { Length: > 0 } name || name.Any(char.IsControl))
        {
            throw new RefusedException("person_missing", ("act", asked.Words.Say($"act.{act}")));
        }

        return asked.Here.May(act) switch
        {
            WhoActsOutcome.May => null,
            WhoActsOutcome.MayNot o => Problem.Of("person_may_not", asked.SiteWords.Say("api.said.person_may_not", ("name", o.Name), ("act", asked.Words.Say($"act.{act}")),
                ("roles", string.Join(", ", o.Would.Select(r => asked.Words.Say($"role.{r}"))))), asked, o),
            _ => throw new RefusedException("person_unknown", ("name", name)),
        };
    }

    private static string? KeyOf(Asked asked) => asked.Request.Headers[Key] switch
    {
        [] => asked.Call.NeedsKey ? throw new RefusedException("key_missing") : null,
        [{ Length: > 0 and <= 200 } key] when key.All(c => c is > ' ' and <= '~') => key,
        _ => throw new RefusedException("key_wrong"),
    };

    // What decides is bound to one thing that was shown: any one, or one of several, will not do.
    private static string? MatchOf(Asked asked) => asked.Call.Shown is null ? null : asked.Request.Headers.IfMatch switch
    {
        [] => throw new RefusedException("match_missing"),
        [['"', .. var tag, '"']] when !tag.Contains('"', StringComparison.Ordinal) => Calls.CoveredTag.Decided(tag),
        _ => throw new RefusedException("match_wrong"),
    };

    /// <summary>A command that carries a key: what was answered to it before, and what is kept of it.</summary>
    private sealed class Kept
    {
        private readonly Asked _asked;
        private Asked? _doing;

        public Kept(Asked asked, string key)
        {
            _asked = asked;
            Command = new ClientCommand(asked.Here.Name!, asked.Call.Id, key, Fingerprint(asked), outcome => _doing!.Answered(outcome!).Kept());
        }

        public ClientCommand Command { get; }

        public void Let(Asked doing) => _doing = doing;

        public Answer? Before()
        {
            using var context = _asked.Database.Context();
            return Command.Find(context) is { } done ? Again(done, _asked) : null;
        }

        public static Answer Again(Palier.Data.Rows.CommandRow done, Asked asked) =>
            done.Asked == Fingerprint(asked) ? Answer.Again(done.Answer) : throw new RefusedException("key_used_otherwise");

        private static string Fingerprint(Asked asked)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{asked.Request.Path}{asked.Request.QueryString}\n"));
            foreach (var (name, bytes) in asked.Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{name} {bytes.Length}\n"));
                hash.AppendData(bytes);
            }

            hash.AppendData(asked.Files.IsEmpty ? asked.Bytes : []);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
