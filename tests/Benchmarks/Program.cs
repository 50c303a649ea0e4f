using BenchmarkDotNet.Running;
using IncidentPlatform.Benchmarks.Levels;
using IncidentPlatform.Benchmarks.Routing;

if (args is [LevelChangeMeasurement.Argument, ..]) return await LevelChangeMeasurement.RunAsync(args);
if (args is [RoutingCommand.Name, ..]) return RoutingCommand.Run(args[1..]);

BenchmarkSwitcher.FromAssembly(typeof(RoutingCommand).Assembly).Run(args);
return 0;
