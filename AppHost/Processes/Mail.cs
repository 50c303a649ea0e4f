using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Processes;

/// <summary>Where mail goes: to the development mailbox, or to the relay that the operator names.</summary>
internal static class Mail
{
    private const string Smtp = "smtp";
    private const string Intake = "intake";

    /// <summary>Adds the development mailbox: takes every mail, lets none leave this machine, shows them on a page. Null outside Development.</summary>
    public static IResourceBuilder<ProjectResource>? AddMailbox(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!host.IsDevelopment) return null;

        var mailbox = builder
            .AddProcess<Projects.Worker>("mailbox", host, host.Ports?.Mailbox)
            .WithArgs("--mailbox")
            .WithEndpoint(port: host.Ports?.Smtp, scheme: "smtp", name: Smtp, isProxied: false);
        return mailbox.WithEnvironment("Mailbox__SmtpPort", mailbox.GetEndpoint(Smtp).Property(EndpointProperty.Port));
    }

    /// <summary>
    /// Opens the port on which a process takes mail to organizations. In Development the mailbox passes on what is for them; elsewhere the
    /// operator's mail server delivers there.
    /// </summary>
    public static IResourceBuilder<ProjectResource> WithMailIntake(
        this IResourceBuilder<ProjectResource> process, IResourceBuilder<ProjectResource>? mailbox)
    {
        if (mailbox is null) return process;

        process.WithEndpoint(scheme: "smtp", name: Intake, isProxied: false);
        var intake = process.GetEndpoint(Intake);
        mailbox.WithEnvironment("Mailbox__Reception", intake.Property(EndpointProperty.HostAndPort));
        return process.WithEnvironment("Intake__SmtpPort", intake.Property(EndpointProperty.Port));
    }

    /// <summary>Tells a process where to deliver mail, and what addresses it carries and links to.</summary>
    public static IResourceBuilder<ProjectResource> WithMail(
        this IResourceBuilder<ProjectResource> process, IResourceBuilder<ProjectResource>? mailbox)
    {
        var builder = process.ApplicationBuilder;
        if (mailbox is null)
        {
            return process
                .WithEnvironment("Mail__Host", builder.AddParameter("mail-host"))
                .WithEnvironment("Mail__Port", builder.AddParameter("mail-port"))
                .WithEnvironment("Mail__From", builder.AddParameter("mail-from"));
        }

        var smtp = mailbox.GetEndpoint(Smtp);
        return process
            .WithEnvironment("Mail__Host", smtp.Property(EndpointProperty.Host))
            .WithEnvironment("Mail__Port", smtp.Property(EndpointProperty.Port))
            .WithEnvironment("Mail__From", "support@demo.example");
    }
}
