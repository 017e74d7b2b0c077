using BenchmarkDotNet.Running;
using Palier.Benchmarks;
using Palier.Benchmarks.Everyone;
using Palier.Benchmarks.Importing;

if (args is ["everyone", .. var rest])
{
    return EveryoneBench.Run(rest);
}

if (args is ["import", .. var files])
{
    return ImportBench.Run(files);
}

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
return 0;
