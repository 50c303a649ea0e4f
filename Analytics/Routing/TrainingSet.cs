namespace IncidentPlatform.Analytics.Routing;

/// <summary>Examples with their groups numbered; groups with too few examples have the number -1.</summary>
internal sealed class TrainingSet
{
    private TrainingSet(IReadOnlyList<RoutingExample> examples, Guid[] groups, int[] labels, UnservedGroup[] unserved, int heldOutFrom) =>
        (Examples, Groups, Labels, Unserved, HeldOutFrom) = (examples, groups, labels, unserved, heldOutFrom);

    public IReadOnlyList<RoutingExample> Examples { get; }

    public Guid[] Groups { get; }

    public int[] Labels { get; }

    public UnservedGroup[] Unserved { get; }

    /// <summary>Number of the first example that only measures.</summary>
    public int HeldOutFrom { get; }

    /// <summary>Numbers of the examples in a range whose group is served.</summary>
    public int[] Served(int from, int to) => [.. Enumerable.Range(from, to - from).Where(row => Labels[row] >= 0)];

    /// <exception cref="ArgumentException">The examples are not in time order.</exception>
    /// <exception cref="RoutingTrainingException">Too few examples or groups.</exception>
    public static TrainingSet From(IReadOnlyList<RoutingExample> examples, RoutingTrainingOptions options)
    {
        for (var i = 1; i < examples.Count; i++)
        {
            if (examples[i].At < examples[i - 1].At) throw new ArgumentException("Examples have to be in time order.", nameof(examples));
        }

        // By the first appearance, so that the numbering does not hang on the order of random identifiers.
        var counts = examples.GroupBy(e => e.GroupId).Select(g => (Id: g.Key, Count: g.Count())).ToArray();
        var served = counts.Where(g => g.Count >= options.MinimumExamplesPerGroup).Select(g => g.Id).ToArray();
        if (served.Length < 2)
        {
            throw new RoutingTrainingException(
                $"A classifier needs at least two groups with {options.MinimumExamplesPerGroup} resolved records each; "
                + $"{served.Length} of {counts.Length} groups have as many among {examples.Count} records.");
        }

        var numbers = served.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var labels = examples.Select(e => numbers.GetValueOrDefault(e.GroupId, -1)).ToArray();
        var heldOutFrom = examples.Count - (int)Math.Ceiling(examples.Count * options.HeldOutShare);
        if (labels.Take(heldOutFrom).Where(label => label >= 0).Distinct().Count() < 2)
        {
            throw new RoutingTrainingException("The older records know a single group only: nothing can be measured yet.");
        }

        var unserved = counts.Where(g => !numbers.ContainsKey(g.Id)).Select(g => new UnservedGroup(g.Id, g.Count)).ToArray();
        return new TrainingSet(examples, served, labels, unserved, heldOutFrom);
    }
}
