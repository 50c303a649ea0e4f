using IncidentPlatform.Api.Providers;

namespace IncidentPlatform.Api.Attachments;

/// <summary>The files of records.</summary>
internal static class AttachmentRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAttachments(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Incidents")
            .WithMetadata(new HandedOver("id"), new HandedOver("idOrNumber"));
        AttachFiles.Map(incidents);
        ListAttachments.Map(incidents);
        GetAttachment.Map(api);
        RedactAttachment.Map(api);
    }
}
