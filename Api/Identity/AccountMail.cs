using System.Globalization;
using System.Resources;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.Organizations;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>Writes the mails with which a person sets a password. The link leads to a page with a button; opening it changes nothing.</summary>
internal sealed class AccountMail(PlatformDbContext db, WakeUps wakeUps, IOptions<AccountMailOptions> options)
{
    /// <summary>The texts, for enumeration.</summary>
    public static ResourceManager Texts { get; } = new(typeof(AccountMail).FullName!, typeof(AccountMail).Assembly);

    /// <summary>Puts the link, the mail and its delivery into the context; the caller saves and then signals.</summary>
    /// <param name="purpose">What the link is good for.</param>
    /// <param name="organization">On whose behalf.</param>
    /// <param name="personId">To whom.</param>
    /// <param name="address">Their address.</param>
    /// <param name="name">Their name.</param>
    /// <param name="locale">Their language; null for the organization's.</param>
    /// <param name="dedupeKey">Two mails with one key are one.</param>
    /// <param name="now">Whole second.</param>
    public void Write(
        LinkPurpose purpose, OrganizationRow organization, Guid personId, string address, string name, string? locale, string dedupeKey, Instant now)
    {
        var secret = Secret.New(Secret.Link);
        var expiresAt = now + Duration.FromTimeSpan(purpose == LinkPurpose.Invitation ? options.Value.Invitation : options.Value.ResetLink);
        db.SignedLinks.Add(new SignedLinkRow
        {
            TokenHash = secret.Hash,
            OrganizationId = organization.Id,
            PersonId = personId,
            Purpose = purpose.ToString(),
            CreatedAt = now,
            ExpiresAt = expiresAt,
        });

        var culture = CultureInfo.GetCultureInfo((locale ?? organization.Locale) == "id" ? "id" : "en");
        var message = new MessageRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organization.Id,
            PersonId = personId,
            Address = address,
            Kind = purpose.ToString(),
            Subject = string.Format(culture, Text(purpose, "Subject", culture), organization.Name),
            Body = string.Format(culture, Text(purpose, "Body", culture), name, organization.Name, LinkTo(purpose, secret), Local(expiresAt, organization.TimeZone, culture)),
            DedupeKey = dedupeKey,
            CreatedAt = now,
        };
        db.Messages.Add(message);
        db.Deliveries.Add(DeliveryRow.OfMail(message, now));
    }

    /// <summary>Tells the worker that a mail waits.</summary>
    public void Signal() => wakeUps.Signal([Subscriptions.Mail]);

    private string LinkTo(LinkPurpose purpose, Secret secret)
    {
        var page = purpose == LinkPurpose.Invitation ? "accept-invitation" : "reset-password";
        return $"{options.Value.PublicUrl.TrimEnd('/')}/{page}?token={secret.Text}";
    }

    private static string Local(Instant instant, string timeZone, CultureInfo culture)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return instant.InZone(zone).ToString("d MMMM uuuu HH:mm x", culture);
    }

    private static string Text(LinkPurpose purpose, string part, CultureInfo culture) =>
        Texts.GetString($"{purpose}.{part}", culture) ?? throw new InvalidOperationException($"There is no text {purpose}.{part}.");
}
