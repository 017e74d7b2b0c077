using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Palier.App.Imports;

/// <summary>Reads ahead on a thread of its own, a few batches and no more; what fails there fails where the batches are taken.</summary>
internal static class Ahead
{
    private const int Waiting = 2;

    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> source, int size)
    {
        using var batches = new BlockingCollection<T[]>(Waiting);
        using var given = new CancellationTokenSource();
        var failed = default(ExceptionDispatchInfo);
        var reading = new Thread(() => failed = Caught.In(() =>
        {
            foreach (var batch in source.Chunk(size))
            {
                batches.Add(batch, given.Token);
            }
        }, batches.CompleteAdding)) { IsBackground = true, Name = "import: read" };
        reading.Start();
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                yield return batch;
            }
        }
        finally
        {
            // Whoever takes no more batches does not leave a thread behind that reads a file which is about to be closed.
            given.Cancel();
            reading.Join();
        }

        failed?.Throw();
    }
}

/// <summary>Does what it is given one after the other on a thread of its own; once something failed, nothing more is done and whoever asks next is told.</summary>
internal sealed class InTurn : IDisposable
{
    private const int Waiting = 2;
    private readonly BlockingCollection<(Action Work, bool Always)> _todo = new(Waiting);
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failed;

    public InTurn()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "import: write" };
        _thread.Start();
    }

    public void Do(Action work)
    {
        Volatile.Read(ref _failed)?.Throw();
        _todo.Add((work, false));
    }

    public T Ask<T>(Func<T> question)
    {
        var done = new TaskCompletionSource();
        var answer = default(T)!;
        Do(() => answer = question());
        _todo.Add((done.SetResult, true));
        done.Task.Wait();
        Volatile.Read(ref _failed)?.Throw();
        return answer;
    }

    /// <summary>Waits until everything is done.</summary>
    public void Finish()
    {
        Ask(() => true);
    }

    public void Dispose()
    {
        if (_thread.IsAlive)
        {
            _todo.CompleteAdding();
            _thread.Join();
            _todo.Dispose();
        }
    }

    private void Work()
    {
        foreach (var (work, always) in _todo.GetConsumingEnumerable())
        {
            // Whoever waits is let go whatever has failed.
            if (always)
            {
                work();
            }
            else if (_failed is null)
            {
                Volatile.Write(ref _failed, Caught.In(work, null));
            }
        }
    }
}

/// <summary>What a thread fails with, kept for the one that waits for it.</summary>
internal static class Caught
{
    public static ExceptionDispatchInfo? In(Action work, Action? atLast)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            atLast?.Invoke();
        }
    }
}
