using BenchmarkDotNet.Running;
using Palier.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ArithmeticBenchmarks).Assembly).Run(args);
