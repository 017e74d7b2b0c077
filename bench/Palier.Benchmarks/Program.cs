using BenchmarkDotNet.Running;
using Palier.Benchmarks;
using Palier.Benchmarks.Everyone;

if (args is ["everyone", .. var rest])
{
    return EveryoneBench.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
return 0;
