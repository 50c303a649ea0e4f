using Microsoft.Azure.Amqp;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>A link can break between a look at its state and its use; its client learns it from the connection.</summary>
internal static class BrokenLinks
{
    /// <returns>What the action says; false when the link was broken.</returns>
    public static bool Try(Func<bool> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is AmqpException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    public static void Try(Action action) => Try(() =>
    {
        action();
        return true;
    });
}
