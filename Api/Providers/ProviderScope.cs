using IncidentPlatform.Api.Identity;

namespace IncidentPlatform.Api.Providers;

/// <summary>
/// Lets a request of a provider's member about a handed-over record run in the customer's organization: with services of a
/// scope of its own, since a scope works for one organization. The endpoints know nothing of it.
/// </summary>
internal sealed class ProviderScope(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        if (caller.User is not { IsProvider: true } || NamedRecord(context) is not { } named)
        {
            await next(context);
            return;
        }

        var records = context.RequestServices.GetRequiredService<HandedOverRecords>();
        var access = named.IsAttachment
            ? await records.FindByAttachmentAsync(Guid.Parse(named.Value), context.RequestAborted)
            : await records.FindAsync(named.Value, context.RequestAborted);
        if (access is null)
        {
            await next(context); // perhaps one of the provider's own
            return;
        }

        var own = context.RequestServices;
        await using var scope = records.Enter(access);
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestServices = own;
        }
    }

    private static (string Value, bool IsAttachment)? NamedRecord(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetOrderedMetadata<HandedOver>() is not { Count: > 0 } marks) return null;

        foreach (var mark in marks)
        {
            if (context.GetRouteValue(mark.RouteValue) is string { Length: > 0 and <= 60 } value) return (value, mark.IsAttachment);
        }
        return null;
    }
}
