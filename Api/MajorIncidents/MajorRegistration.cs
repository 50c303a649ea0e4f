namespace IncidentPlatform.Api.MajorIncidents;

/// <summary>Major incidents: declared, led, told to everybody, and learned from.</summary>
internal static class MajorRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddMajorIncidents(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MajorReader>();
        builder.Services.AddScoped<MajorWork>();
        builder.Services.AddScoped<ProposalReader>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapMajorIncidents(this RouteGroupBuilder api)
    {
        var majors = api.MapGroup("/major-incidents").WithTags("Major incidents");
        ListMajorIncidents.Map(majors);
        ListPublished.Map(majors);
        ListProposals.Map(majors);
        AcceptProposal.Map(majors);
        DismissProposal.Map(majors);
        GetBurstSettings.Map(majors);
        ChangeBurstSettings.Map(majors);
        DeclareMajor.Map(majors);
        GetMajorIncident.Map(majors);
        UpdateMajorIncident.Map(majors);
        PublishStatus.Map(majors);
        AddChild.Map(majors);
        GetReview.Map(majors);
        SaveReview.Map(majors);
    }
}
