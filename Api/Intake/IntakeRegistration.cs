namespace IncidentPlatform.Api.Intake;

/// <summary>Mail as a way in.</summary>
internal static class IntakeRegistration
{
    /// <summary>Registers what the endpoints use.</summary>
    public static void AddMailIntake(this WebApplicationBuilder builder) => builder.Services.AddScoped<MailIntakeReader>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapMailIntake(this RouteGroupBuilder api)
    {
        var intake = api.MapGroup("/mail-intake").WithTags("Mail");
        GetMailIntake.Map(intake);
        SaveMailIntake.Map(intake);
    }
}
