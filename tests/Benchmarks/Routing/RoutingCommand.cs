namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>
/// <c>dotnet run -c Release --project tests/Benchmarks -- routing …</c>: measures the classifier. See <c>docs/routing.md</c>.
/// </summary>
internal static class RoutingCommand
{
    public const string Name = "routing";

    private const string Usage = """
        routing uci|banking77|prdect <file.csv[.gz]>     the report on a public set, over the split of its fold or time column
        routing synthetic [records] [seed]               the same on the synthetic history
        routing learners uci|banking77|prdect <file>     each learner alone, and the blend
        routing speed [records]                          training, size, prediction and similar records at size
        """;

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["learners", var set, var path]:
                RoutingReport.Learners(PublicSet.Read(set, path));
                return 0;
            case ["synthetic", ..]:
                RoutingReport.Print(PublicSet.Synthetic(Number(args, 1, 8_000), Number(args, 2, 21)));
                return 0;
            case ["speed", ..]:
                RoutingSpeed.Print(Number(args, 1, 50_000));
                return 0;
            case [var set, var path]:
                RoutingReport.Print(PublicSet.Read(set, path));
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 64;
        }
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
