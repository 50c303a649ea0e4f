namespace IncidentPlatform.Analytics.Routing;

/// <summary>Something known of a record beside its words, such as its service. Known when it is opened, never only afterwards.</summary>
/// <param name="Kind">What it is, one word in lower case.</param>
/// <param name="Value">A stable name; the same value is written the same way.</param>
internal readonly record struct RoutingFact(string Kind, string Value)
{
    public const string Unit = "unit";
    public const string Service = "service";
    public const string Category = "category";
    public const string Channel = "channel";
}
