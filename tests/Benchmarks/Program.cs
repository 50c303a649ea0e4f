using BenchmarkDotNet.Running;
using IncidentPlatform.Benchmarks.Levels;

if (args is [LevelChangeMeasurement.Argument, ..]) return await LevelChangeMeasurement.RunAsync(args);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
