using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Cbs;

/// <summary>Claims-based security: a connection may attach to entities only after it has put a valid token to <c>$cbs</c>.</summary>
internal sealed class CbsNode(PeerOptions options)
{
    private const int Accepted = 202;
    private const int Unauthorized = 401;

    private readonly HashSet<AmqpConnection> known = [];

    public bool Knows(AmqpConnection connection) => known.Contains(connection);

    public void Forget(AmqpConnection connection) => known.Remove(connection);

    public AmqpMessage PutToken(AmqpConnection connection, AmqpMessage request)
    {
        var isValid = IsValid(request.ApplicationProperties.Map["type"] as string, request.ValueBody.Value as string);
        if (isValid) known.Add(connection);

        var response = AmqpMessage.Create(new AmqpValue());
        response.ApplicationProperties = new ApplicationProperties();
        response.ApplicationProperties.Map["status-code"] = isValid ? Accepted : Unauthorized;
        response.ApplicationProperties.Map["status-description"] = isValid ? "Accepted" : "The token is not valid.";
        return response;
    }

    private bool IsValid(string? type, string? token) => type switch
    {
        "servicebus.windows.net:sastoken" => token is not null && SasToken.IsValid(token, options.KeyName, options.Key, options.Time.GetUtcNow()),
        "jwt" => token is not null && token == options.BearerToken,
        _ => false,
    };
}
