namespace IncidentPlatform.Api.Agreements;

/// <summary>Contracts between customers and providers, and what is measured under them.</summary>
internal static class AgreementRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddAgreements(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AgreementReader>();
        builder.Services.AddScoped<Metering>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapAgreements(this RouteGroupBuilder api)
    {
        ListAgreements.Map(api);
        OfferAgreement.Map(api);
        AcceptAgreement.Map(api);
        EndAgreement.Map(api);
        GetMetering.Map(api);
        GetAboutService.Map(api);
    }
}
