namespace IncidentPlatform.Api.Rotas;

/// <summary>On-call rotas: who takes turns, who stands in, who is on call.</summary>
internal static class RotaRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddRotas(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RotaAnswers>();
        builder.Services.AddScoped<RotaAccess>();
        builder.Services.AddScoped<OnCallFeeds>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapRotas(this RouteGroupBuilder api)
    {
        var rotas = api.MapGroup("/rotas").WithTags("On-call");
        ListRotas.Map(rotas);
        CreateRota.Map(rotas);
        PreviewRota.Map(rotas);
        GetRotaChoices.Map(rotas);
        GetRota.Map(rotas);
        UpdateRota.Map(rotas);
        DeleteRota.Map(rotas);
        GetRotaSchedule.Map(rotas);
        ListOverrides.Map(rotas);
        AddOverride.Map(rotas);
        DeleteOverride.Map(rotas);
        AddSwap.Map(rotas);
        CreateRotaFeed.Map(rotas);

        var onCall = api.MapGroup("/on-call").WithTags("On-call");
        ListOnCall.Map(onCall);
        CreateMyFeed.Map(onCall);
        EndFeeds.Map(onCall);
        GetFeed.Map(onCall);
    }
}
