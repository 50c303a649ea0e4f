namespace IncidentPlatform.Analytics.Routing;

/// <summary>A stream is not a routing model that this version can read: foreign, damaged, cut short or newer.</summary>
internal sealed class RoutingModelFormatException : Exception
{
    public RoutingModelFormatException(string message) : base(message)
    {
    }

    public RoutingModelFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
