using BenchmarkDotNet.Running;
using Palier.Benchmarks;
using Palier.Benchmarks.Everyone;

if (args is [] or ["everyone", ..])
{
    return EveryoneBench.Run(args is [_, .. var rest] ? rest : []);
}

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
return 0;
