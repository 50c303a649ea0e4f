using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>
/// <c>Worker --mailbox</c>: takes every mail on a loopback SMTP port, passes on what is for an organization on this platform, and shows what came. For Development only.
/// </summary>
internal static class MailboxApp
{
    /// <summary>The argument that starts the worker's program as the mailbox.</summary>
    public const string Argument = "--mailbox";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var app = Build(arguments);
        if (app.Environment.IsDevelopment()) return await app.RunPlatformAsync();

        await Console.Error.WriteLineAsync(
            "Not started. The development mailbox shows every mail to everybody on this machine: outside Development set Mail:Host to a mail relay instead.");
        return PlatformProcess.RefusedExitCode;
    }

    /// <summary>The mailbox, not yet started; for tests.</summary>
    public static WebApplication Build(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.AddServiceDefaults();
        // A page on the internet must not read the mail through a name that it lets point to loopback.
        builder.Configuration["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        builder.Services.AddOptions<MailboxOptions>().BindConfiguration(MailboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ReceivedMails>();
        builder.Services.AddSingleton<ReceptionRelay>();
        builder.Services.AddHostedService<SmtpListener>();
        builder.Services.AddHealthChecks().AddCheck<SmtpListenerCheck>("smtp");

        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapMailbox();
        return app;
    }
}
