using BenchmarkDotNet.Running;
using Palier.Benchmarks;
using Palier.Benchmarks.Everyone;
using Palier.Benchmarks.Importing;
using Palier.Benchmarks.Pages;

if (args is [] or ["everyone", ..])
{
    return EveryoneBench.Run(args is [_, .. var rest] ? rest : []);
}

if (args is ["import", .. var files])
{
    return ImportBench.Run(files);
}

if (args is ["pages"])
{
    return PagesBench.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
return 0;
