using IncidentPlatform.Api.Escalation;
using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Providers;
using IncidentPlatform.Api.Templates;

namespace IncidentPlatform.Api.Incidents;

/// <summary>The incident room of the API.</summary>
internal static class IncidentRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static IHostApplicationBuilder AddIncidents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IncidentReader>();
        builder.Services.AddScoped<RoutingReader>();
        builder.Services.AddScoped<ClockReader>();
        builder.Services.AddScoped<IncidentLists>();
        builder.Services.AddScoped<IncidentSearch>();
        builder.Services.AddScoped<TimelineReader>();
        builder.Services.AddScoped<IncidentWork>();
        builder.Services.AddScoped<RequestedDecisions>();
        builder.Services.AddScoped<IncidentBulk>();
        builder.Services.AddScoped<IncidentSubmission>();
        builder.Services.AddScoped<SimilarReader>();
        return builder;
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapIncidents(this RouteGroupBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Incidents")
            .WithMetadata(new HandedOver("id"), new HandedOver("idOrNumber"));
        incidents.AddEndpointFilter<OneConnection>();
        SubmitIncident.Map(incidents);
        ListIncidents.Map(incidents);
        ExportIncidents.Map(api);
        GetIncident.Map(incidents);
        GetTimeline.Map(incidents);
        GetWholeMail.Map(incidents);
        GetClocks.Map(incidents);
        ExcuseClock.Map(incidents);
        GetRouting.Map(incidents);
        GetEscalations.Map(incidents);
        AcknowledgeEscalation.Map(incidents);
        GetSimilar.Map(incidents);
        ListTargets.Map(incidents);
        ListRecordTemplates.Map(incidents);
        GetRecordTemplate.Map(incidents);
        ChangeIncidents.Map(incidents);
        AssignIncident.Map(incidents);
        AcceptIncident.Map(incidents);
        HoldIncident.Map(incidents);
        ResumeIncident.Map(incidents);
        EscalateIncident.Map(incidents);
        ReclassifyIncident.Map(incidents);
        ReprioritiseIncident.Map(incidents);
        ResolveIncident.Map(incidents);
        ConfirmIncident.Map(incidents);
        ReopenIncident.Map(incidents);
        CancelIncident.Map(incidents);
        DeclareMajorIncident.Map(incidents);
        CommentIncident.Map(incidents);
        FollowIncident.Map(incidents);
        LinkIncident.Map(incidents);
        RateIncident.Map(incidents);
        RedactIncident.Map(incidents);
        RedactLine.Map(incidents);
    }
}
