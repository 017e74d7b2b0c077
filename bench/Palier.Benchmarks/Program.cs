using BenchmarkDotNet.Running;
using Palier.Benchmarks;
using Palier.Benchmarks.Everyone;
using Palier.Benchmarks.Importing;

if (args is [] or ["everyone", ..])
{
    return EveryoneBench.Run(args is [_, .. var rest] ? rest : []);
}

if (args is ["import", .. var files])
{
    return ImportBench.Run(files);
}

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
return 0;
