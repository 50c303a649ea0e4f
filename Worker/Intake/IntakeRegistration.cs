namespace IncidentPlatform.Worker.Intake;

internal static class IntakeRegistration
{
    /// <summary>Takes mail to organizations, where <see cref="IntakeOptions.SmtpPort"/> says on which port.</summary>
    public static IHostApplicationBuilder AddMailIntake(this IHostApplicationBuilder builder)
    {
        builder.Services.AddIntakeWork();
        builder.Services.AddHostedService<SmtpReception>();
        return builder;
    }

    /// <summary>The work without the port.</summary>
    public static IServiceCollection AddIntakeWork(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>().BindConfiguration(IntakeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IntakeTelemetry>();
        services.AddScoped<IntakeReader>();
        services.AddScoped<IntakeLetters>();
        services.AddScoped<MailIntake>();
        return services;
    }
}
