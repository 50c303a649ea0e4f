namespace IncidentPlatform.AppHost.Composition;

/// <summary>Secrets as parameters of the composition, so that the dashboard hides them and a manifest holds none.</summary>
/// <param name="local">Where this installation keeps them; null when an operator supplies them (<c>Parameters:name</c>).</param>
internal sealed class PlatformSecrets(IDistributedApplicationBuilder builder, LocalSecrets? local)
{
    /// <summary>What Web shows to Api, so that Api believes it about the client's address.</summary>
    public const string ServiceKey = "service-key";

    /// <summary>What Api shows to Analytics, whose internal endpoints exist for nobody else.</summary>
    public const string AnalyticsKey = "analytics-key";

    /// <summary>What Api and Worker encrypt the secrets of webhooks with.</summary>
    public const string WebhookKey = "webhook-key";

    /// <summary>What a Prometheus on another machine shows to read <c>/metrics</c>.</summary>
    public const string ScrapeToken = "scrape-token";

    private readonly Dictionary<string, IResourceBuilder<ParameterResource>> parameters = [];

    /// <summary>One parameter per name.</summary>
    public IResourceBuilder<ParameterResource> this[string name]
    {
        get
        {
            if (parameters.TryGetValue(name, out var parameter)) return parameter;
            parameter = local is null
                ? builder.AddParameter(name, secret: true)
                : builder.AddParameter(name, local[name], secret: true);
            parameters.Add(name, parameter);
            return parameter;
        }
    }

    /// <summary>The value itself, for parts that this process starts.</summary>
    /// <exception cref="CannotStartException">The operator supplies it, and there is none here.</exception>
    public string ValueOf(string name) =>
        local?[name] ?? throw new CannotStartException("The local edition runs on this machine only: publish the cloud edition instead.");
}
