using IncidentPlatform.ServiceBusPeer.Entities;
using IncidentPlatform.ServiceBusPeer.Protocol;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Management;

/// <summary>Requests to <c>entity/$management</c>: locks, session state, scheduling, peeking, settlement after a reconnect.</summary>
internal sealed class ManagementNode
{
    private const int Ok = 200;
    private const int NoContent = 204;
    private const int BadRequest = 400;
    private const int Gone = 410;
    private const int NotImplemented = 501;

    public AmqpMessage Answer(Entity entity, AmqpMessage request)
    {
        var operation = request.ApplicationProperties.Map["operation"] as string;
        var map = (AmqpMap)request.ValueBody.Value;
        if (operation == "com.microsoft:schedule-message") return Schedule(entity, map);
        if (operation == "com.microsoft:cancel-scheduled-message") return Cancel(entity, map);
        if (entity is not MessageQueue queue) return Failure(NotImplemented, AmqpErrorCode.NotImplemented);

        return operation switch
        {
            "com.microsoft:renew-lock" => RenewLock(queue, map),
            "com.microsoft:renew-session-lock" => RenewSessionLock(queue, map),
            "com.microsoft:get-session-state" => GetState(queue, map),
            "com.microsoft:set-session-state" => SetState(queue, map),
            "com.microsoft:update-disposition" => UpdateDisposition(queue, map),
            "com.microsoft:peek-message" => Peek(queue, map),
            _ => Failure(NotImplemented, AmqpErrorCode.NotImplemented),
        };
    }

    private static AmqpMessage Schedule(Entity entity, AmqpMap map)
    {
        var messages = ((IEnumerable<object>)map[new MapKey("messages")]).Cast<AmqpMap>()
            .Select(entry => MessageCodec.Read([.. (ArraySegment<byte>)entry[new MapKey("message")]])).ToList();
        if (messages.Select(entity.Refusal).FirstOrDefault(refusal => refusal is not null) is { } reason) return Failure(BadRequest, AmqpErrorCode.NotAllowed, reason);

        return Success(("sequence-numbers", messages.Select(entity.Accept).ToArray()));
    }

    private static AmqpMessage Cancel(Entity entity, AmqpMap map)
    {
        foreach (var number in (long[])map[new MapKey("sequence-numbers")]) entity.CancelScheduled(number);
        return Success();
    }

    private static AmqpMessage RenewLock(MessageQueue queue, AmqpMap map)
    {
        var expirations = new List<DateTime>();
        foreach (var token in (Guid[])map[new MapKey("lock-tokens")])
        {
            if (queue.RenewLock(token) is not { } until) return Failure(Gone, queue.LockLost);
            expirations.Add(until);
        }
        return Success(("expirations", expirations.ToArray()));
    }

    private static AmqpMessage RenewSessionLock(MessageQueue queue, AmqpMap map) =>
        queue.RenewSession(Text(map, "session-id")!) is { } until ? Success(("expiration", until)) : Failure(Gone, Symbols.SessionLockLost);

    private static AmqpMessage GetState(MessageQueue queue, AmqpMap map)
    {
        object? state = queue.GetState(Text(map, "session-id")!) is { } bytes ? (object)new ArraySegment<byte>(bytes) : null;
        return Success(("session-state", state));
    }

    private static AmqpMessage SetState(MessageQueue queue, AmqpMap map)
    {
        byte[]? state = map[new MapKey("session-state")] is ArraySegment<byte> bytes ? [.. bytes] : null;
        queue.SetState(Text(map, "session-id")!, state);
        return Success();
    }

    private static AmqpMessage UpdateDisposition(MessageQueue queue, AmqpMap map)
    {
        if (Settlement.From(Text(map, "disposition-status"), Text(map, "deadletter-reason"), Text(map, "deadletter-description")) is not { } settlement)
        {
            return Failure(NotImplemented, AmqpErrorCode.NotImplemented);
        }
        var allKnown = ((Guid[])map[new MapKey("lock-tokens")]).All(token => queue.Settle(token, settlement));
        return allKnown ? Success() : Failure(Gone, queue.LockLost);
    }

    private static AmqpMessage Peek(MessageQueue queue, AmqpMap map)
    {
        var messages = queue.Peek((long)map[new MapKey("from-sequence-number")], (int)map[new MapKey("message-count")], Text(map, "session-id"))
            .Select(stored => new AmqpMap { [new MapKey("message")] = new ArraySegment<byte>(MessageCodec.Encode(MessageCodec.ForDelivery(stored, null))) })
            .ToList();
        return messages.Count > 0 ? Success(("messages", messages)) : Response(NoContent, new AmqpMap());
    }

    private static string? Text(AmqpMap map, string key) => map[new MapKey(key)] as string;

    private static AmqpMessage Success(params ReadOnlySpan<(string Key, object? Value)> values)
    {
        var map = new AmqpMap();
        foreach (var (key, value) in values) map[new MapKey(key)] = value;
        return Response(Ok, map);
    }

    private static AmqpMessage Failure(int status, AmqpSymbol condition, string? description = null)
    {
        var response = Response(status, new AmqpMap());
        response.ApplicationProperties.Map["errorCondition"] = condition;
        response.ApplicationProperties.Map["statusDescription"] = description ?? condition.Value;
        return response;
    }

    private static AmqpMessage Response(int status, AmqpMap map)
    {
        var response = AmqpMessage.Create(new AmqpValue { Value = map });
        response.ApplicationProperties = new ApplicationProperties();
        response.ApplicationProperties.Map["statusCode"] = status;
        return response;
    }
}
