using System.Globalization;

namespace IncidentPlatform.Load;

/// <summary>What is to be measured, from the command line.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        Usage: dotnet run --project tests/Load -c Release -- [all|http|cost|routing] [--scale 10000,1000000] [--clients 1,8] [--seconds 15] [--only read,create] [--data FOLDER]

          all      the default: cost, then http, at each scale
          http     drives the public API with so many clients, beside the floor: the same rows inserted by plain Npgsql
          cost     rows and pages that PostgreSQL reads for each kind of request
          routing  the classifier and suggestions over HTTP, and how soon records are decided about at 50 submissions a second;
                   in the demo organization, whatever the scale, and with 8 clients unless said otherwise

          --scale    records in the organization SCALE, which are added where they are missing; several run one after the other
          --clients  several run one after the other
          --seconds  length of each phase
          --only     only the phases whose names begin so
          --data     where the measured installation keeps its data, for the next time (default: a folder of its own)
        """;

    public bool Http { get; init; } = true;

    public bool Cost { get; init; } = true;

    public bool Routing { get; init; }

    public IReadOnlyList<int> Scales { get; init; } = [10_000, 1_000_000];

    public IReadOnlyList<int> Clients { get; init; } = [1, 8];

    public TimeSpan Phase { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Beginnings of the names of the phases that are run; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Null for the default.</summary>
    public string? Data { get; init; }

    /// <summary>The options, or null and what is wrong with them.</summary>
    public static LoadOptions? Read(IReadOnlyList<string> arguments, out string problem)
    {
        var options = new LoadOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var next = at + 1 < arguments.Count ? arguments[at + 1] : "";
            switch (arguments[at])
            {
                case "all":
                    break;
                case "http":
                    options = options with { Cost = false };
                    break;
                case "cost":
                    options = options with { Http = false };
                    break;
                case "routing":
                    options = options with { Http = false, Cost = false, Routing = true, Scales = [], Clients = [8] };
                    break;
                case "--scale" when Numbers(next, 1_000, 5_000_000) is { } scales:
                    options = options with { Scales = scales };
                    at++;
                    break;
                case "--clients" when Numbers(next, 1, 64) is { } clients:
                    options = options with { Clients = clients };
                    at++;
                    break;
                case "--seconds" when Numbers(next, 1, 600) is [var seconds]:
                    options = options with { Phase = TimeSpan.FromSeconds(seconds) };
                    at++;
                    break;
                case "--only" when next.Length > 0:
                    options = options with { Only = next.Split(',') };
                    at++;
                    break;
                case "--data" when next.Length > 0:
                    options = options with { Data = next };
                    at++;
                    break;
                default:
                    problem = $"Not understood: '{arguments[at]}'.\n{Usage}";
                    return null;
            }
        }
        problem = "";
        return options;
    }

    private static int[]? Numbers(string text, int least, int most)
    {
        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.All(number => number >= least && number <= most) ? numbers : null;
    }
}
