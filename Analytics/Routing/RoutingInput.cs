namespace IncidentPlatform.Analytics.Routing;

/// <summary>All that the classifier is told of a record. Any text is accepted: null, empty, very long, markup, symbols.</summary>
internal sealed record RoutingInput(string? Subject, string? Description, IReadOnlyList<RoutingFact> Facts)
{
    public static RoutingInput Of(string? subject, string? description, params IReadOnlyList<RoutingFact> facts) => new(subject, description, facts);

    /// <summary>A record of the platform; what is not known is null.</summary>
    public static RoutingInput Of(string? subject, string? description, string? unit, string? service, string? category, string? channel)
    {
        var facts = new List<RoutingFact>(4);
        Add(RoutingFact.Unit, unit);
        Add(RoutingFact.Service, service);
        Add(RoutingFact.Category, category);
        Add(RoutingFact.Channel, channel);
        return new RoutingInput(subject, description, facts);

        void Add(string kind, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) facts.Add(new RoutingFact(kind, value));
        }
    }
}
