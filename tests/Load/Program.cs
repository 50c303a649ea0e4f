using IncidentPlatform.Load;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(LoadOptions.Usage);
    return 0;
}
if (LoadOptions.Read(args, out var problem) is not { } options)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // the platform that was started is stopped first
    stop.Cancel();
};
return await Measurement.RunAsync(options, stop.Token);
