using BenchmarkDotNet.Attributes;
using Palier.Core.Values;

namespace Palier.Benchmarks;

/// <summary>What a thousand sums cost, exactly and in minor units.</summary>
[MemoryDiagnoser]
public class ArithmeticBenchmarks
{
    private const int Count = 1_000;
    private readonly Rational[] _amounts = [.. Enumerable.Range(1, Count).Select(i => Rational.Of((i * 7_919L) + 1, 10_000))];
    private readonly Money[] _money = [.. Enumerable.Range(1, Count).Select(i => new Money(i * 7_919L, Currency.Eur))];
    private readonly Rational _rate = Rational.Of(3, 200);

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational AddFractions()
    {
        var sum = Rational.Zero;
        foreach (var amount in _amounts)
        {
            sum += amount;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Rational MultiplyFractions()
    {
        var last = Rational.Zero;
        foreach (var amount in _amounts)
        {
            last = amount * _rate;
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Money RoundFractions()
    {
        var last = Money.Zero(Currency.Eur);
        foreach (var amount in _amounts)
        {
            last = Money.Of(amount, Currency.Eur, RoundingMode.HalfUp);
        }

        return last;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public Money AddMoney()
    {
        var sum = Money.Zero(Currency.Eur);
        foreach (var money in _money)
        {
            sum += money;
        }

        return sum;
    }
}
