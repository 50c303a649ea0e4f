using IncidentPlatform.AppHost.Composition;

namespace IncidentPlatform.AppHost.Processes;

/// <summary>Where mail goes: to the development mailbox, or to the relay that the operator names.</summary>
internal static class Mail
{
    private const string Smtp = "smtp";

    /// <summary>Adds the development mailbox: takes every mail, sends none on, shows them on a page. Null outside Development.</summary>
    public static IResourceBuilder<ProjectResource>? AddMailbox(this IDistributedApplicationBuilder builder, StartOptions host)
    {
        if (!host.IsDevelopment) return null;

        var mailbox = builder
            .AddProcess<Projects.Worker>("mailbox", host, host.Ports?.Mailbox)
            .WithArgs("--mailbox")
            .WithEndpoint(port: host.Ports?.Smtp, scheme: "smtp", name: Smtp, isProxied: false);
        return mailbox.WithEnvironment("Mailbox__SmtpPort", mailbox.GetEndpoint(Smtp).Property(EndpointProperty.Port));
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
