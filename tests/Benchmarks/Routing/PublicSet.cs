using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data.Demo.History;
using NodaTime;

namespace IncidentPlatform.Benchmarks.Routing;

/// <summary>Labelled records with their split: the last <see cref="Tests"/> only measure.</summary>
/// <param name="Names">Of the groups by their identifiers.</param>
/// <param name="Desk">The service desk's group; null without one.</param>
internal sealed record PublicSet(string Title, IReadOnlyList<RoutingExample> Examples, int Tests, IReadOnlyDictionary<Guid, string> Names, Guid? Desk, bool IsPublic = true)
{
    private const double TimeSplit = 0.2;
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public RoutingTrainingOptions Options => new()
    {
        // Half a record less, so that rounding up gives the number exactly.
        HeldOutShare = (Tests - 0.5) / Examples.Count,
        ServiceDeskGroupId = Desk,
        // The reference figures were measured over all groups, and always guess.
        MinimumExamplesPerGroup = IsPublic ? 2 : 30,
        Abstains = !IsPublic,
    };

    public static PublicSet Read(string set, string path) => set switch
    {
        "uci" => Uci(path),
        "banking77" => Folds("banking77", path, row => RoutingInput.Of(row["text"], null)),
        "prdect" => Folds("prdect-id", path, row => RoutingInput.Of(null, row["text"])),
        _ => throw new ArgumentException($"There is no set '{set}': uci, banking77 or prdect.", nameof(set)),
    };

    public static PublicSet Synthetic(int records, int seed)
    {
        var to = Instant.FromUtc(2026, 11, 1, 0, 0);
        var groups = SyntheticCatalog.Groups.Select(group => group.Key).ToArray();
        var rules = SyntheticCatalog.Categories.ToDictionary(category => category.Key, category => category.DefaultGroupKey);
        var examples = SyntheticHistory.Generate(seed, records, to - Duration.FromDays(365), to).Select(record => new RoutingExample(
            RoutingInput.Of(record.Subject, record.Description, record.Unit, null, record.CategoryKey, record.Channel), Id(record.GroupKey), record.OpenedAt)
        {
            FirstGroupId = Id(record.FirstGroupKey),
            RuleGroupId = Id(rules[record.CategoryKey]),
        }).ToList();
        return new PublicSet(
            $"synthetic history, {records} records, seed {seed}", examples, (int)Math.Ceiling(records * 0.15),
            groups.ToDictionary(Id), Id(SyntheticCatalog.ServiceDesk), IsPublic: false);

        Guid Id(string key) => IdOf(Array.IndexOf(groups, key));
    }

    // Codes, no words: every code is a fact of its record. In the order of the file, which is that of opening.
    private static PublicSet Uci(string path)
    {
        var rows = Csv.Read(path).ToList();
        var labels = rows.SelectMany(row => new[] { row["label"], row["first_group"] }).Distinct().ToList();
        var ids = labels.Index().ToDictionary(pair => pair.Item, pair => IdOf(pair.Index));
        var tests = (int)Math.Ceiling(rows.Count * TimeSplit);
        var rules = rows[..^tests].GroupBy(CategoryOf).ToDictionary(group => group.Key, group => ids[group.CountBy(row => row["label"]).MaxBy(pair => pair.Value).Key]);
        var examples = rows.Index().Select(pair => new RoutingExample(
            RoutingInput.Of(null, null, [.. pair.Item["text"].Split(' ').Select(FactOf)]), ids[pair.Item["label"]], Start + Duration.FromMinutes(pair.Index))
        {
            FirstGroupId = ids.TryGetValue(pair.Item["first_group"], out var first) ? first : null,
            RuleGroupId = rules.TryGetValue(CategoryOf(pair.Item), out var rule) ? rule : null,
        }).ToList();
        return new PublicSet("uci-incident-routing, by time", examples, tests, ids.ToDictionary(pair => pair.Value, pair => pair.Key), ids["Group 70"]);

        static RoutingFact FactOf(string code) => new(code[..code.IndexOf('_', StringComparison.Ordinal)], code[(code.IndexOf('_', StringComparison.Ordinal) + 1)..]);

        static string CategoryOf(IReadOnlyDictionary<string, string> row) => string.Join(' ', row["text"].Split(' ').Take(2));
    }

    // Neighbours in the file are alike; blocks need rows of every kind.
    private static PublicSet Folds(string title, string path, Func<IReadOnlyDictionary<string, string>, RoutingInput> inputOf)
    {
        var rows = Csv.Read(path).OrderBy(row => FoldOf(row) < 2).ThenBy(row => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(row["id"]))), StringComparer.Ordinal).ToList();
        var ids = rows.Select(row => row["label"]).Distinct().Index().ToDictionary(pair => pair.Item, pair => IdOf(pair.Index));
        var examples = rows.Index().Select(pair => new RoutingExample(inputOf(pair.Item), ids[pair.Item["label"]], Start + Duration.FromMinutes(pair.Index))).ToList();
        return new PublicSet($"{title}, by hash", examples, rows.Count(row => FoldOf(row) < 2), ids.ToDictionary(pair => pair.Value, pair => pair.Key), null);

        static int FoldOf(IReadOnlyDictionary<string, string> row) => int.Parse(row["fold"], CultureInfo.InvariantCulture);
    }

    private static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);
}
