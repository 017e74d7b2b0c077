using Palier.App.Imports;

namespace Palier.Web.Tests.Imports;

public sealed class StagesTests
{
    [Fact]
    public void What_fails_in_its_turn_is_told_to_whoever_asks_and_nothing_more_is_done()
    {
        using var turn = new InTurn();
        var done = 0;
        turn.Do(() => done++);
        turn.Ask(() => done).ShouldBe(1);

        Should.Throw<InvalidDataException>(() => turn.Ask<int>(() => throw new InvalidDataException("first")));
        Should.Throw<InvalidDataException>(() => turn.Do(() => done++)).Message.ShouldBe("first");
        Should.Throw<InvalidDataException>(turn.Finish);
        done.ShouldBe(1);
    }

    [Fact]
    public void What_fails_while_reading_ahead_is_told_after_the_batches_before_it()
    {
        var taken = new List<int>();

        Should.Throw<InvalidDataException>(() =>
        {
            foreach (var batch in Ahead.Of(Enumerable.Range(0, 1_000).Select(i => i < 7 ? i : throw new InvalidDataException()), 2))
            {
                taken.AddRange(batch);
            }
        });

        taken.ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Whoever_takes_no_more_leaves_no_thread_that_reads_on()
    {
        var read = 0;

        Ahead.Of(Enumerable.Range(0, 1_000_000).Select(i => read = i), 10).First().Count.ShouldBe(10);

        var then = read;
        read.ShouldBeLessThan(100);
        Thread.Sleep(20);
        read.ShouldBe(then);
    }
}
