using System.Collections.Immutable;
using Palier.Core.Cases;
using Palier.Data;

namespace Palier.App.Programmes;

/// <summary>A text as somebody handed it in, with what it is called.</summary>
public sealed record NamedText(string Name, string Text);

/// <summary>What running cases that were handed in came to.</summary>
public abstract record RunCasesOutcome
{
    private RunCasesOutcome()
    {
    }

    public sealed record Ran(ImmutableArray<CasesOfFile> Files) : RunCasesOutcome;

    /// <summary>It took longer than it might.</summary>
    public sealed record Stopped(int Done, int All) : RunCasesOutcome;
}

/// <summary>Runs cases that were handed in, with texts that were handed in or are published. Nothing is stored.</summary>
public static class RunCases
{
    /// <param name="database">Where the programmes are published.</param>
    /// <param name="files">Files of cases.</param>
    /// <param name="text">The text that the cases are about, whatever they call it; null where they name one of the others, or a published one.</param>
    /// <param name="others">Other texts, under the paths by which the cases name them. What is not among them is a published one, by the folder of its path.</param>
    /// <param name="atMost">How long it may take.</param>
    public static RunCasesOutcome Run(Database database, ImmutableArray<NamedText> files, string? text, ImmutableArray<NamedText> others, TimeSpan atMost)
    {
        using var stop = new CancellationTokenSource(atMost);
        var (begun, ran) = (0, ImmutableArray.CreateBuilder<CasesOfFile>());
        try
        {
            foreach (var file in files)
            {
                var about = CaseText.Read(file.Text).Value?.Programme;
                ran.Add(ProgrammeCases.Of(file.Name, file.Text, TextOf, () => begun++, stop.Token.ThrowIfCancellationRequested));

                (string, string?) TextOf(string named) =>
                    (named, named == about && text is not null ? text : others.FirstOrDefault(o => o.Name == named)?.Text ?? ProposedText.Named(database, named));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new RunCasesOutcome.Stopped(Math.Max(0, begun - 1), files.Sum(f => CaseText.Read(f.Text).Value?.Cases.Length ?? 0));
        }

        return new RunCasesOutcome.Ran(ran.ToImmutable());
    }
}
