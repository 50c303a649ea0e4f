namespace IncidentPlatform.AppHost.Garnet;

/// <summary>Garnet as a child process: the Redis protocol without Redis.</summary>
internal sealed class LocalGarnetResource(string name, string workingDirectory, ParameterResource password)
    : ExecutableResource(name, "dotnet", workingDirectory), IResourceWithConnectionString
{
    public const string EndpointName = "tcp";

    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            var endpoint = new EndpointReference(this, EndpointName);
            return ReferenceExpression.Create($"{endpoint.Property(EndpointProperty.HostAndPort)},password={password}");
        }
    }
}
