using IncidentPlatform.Data;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>Tells those who answer for routing that groups stepped back from being assigned automatically: one message for all that did at once.</summary>
internal sealed class StepBackLetters(PlatformDbContext db, Recipients recipients, IOptions<WebAddressOptions> address)
{
    /// <summary>Puts the messages into the context, with a delivery each. Runs in the transaction in which the groups step back, so that each is told once.</summary>
    /// <param name="groups">The groups with what led to it.</param>
    /// <param name="now">When they stepped back.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task WriteAsync(IReadOnlyList<RoutingStanding> groups, Instant now, CancellationToken cancel)
    {
        if (groups.Count == 0) return;

        var ids = groups.Select(group => group.GroupId).ToArray();
        var names = await db.SupportGroups.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var organization = await db.Organizations.AsNoTracking().Select(row => new { row.Id, row.Name, row.Locale, row.TimeZone }).SingleAsync(cancel);
        var sorted = groups.Where(group => names.ContainsKey(group.GroupId)).OrderBy(group => names[group.GroupId], StringComparer.Ordinal).ToList();
        foreach (var recipient in await recipients.HavingAsync([Role.IncidentManager, Role.ServiceDeliveryManager], cancel))
        {
            var culture = MessageTexts.CultureOf(recipient.Locale ?? organization.Locale);
            var values = new Dictionary<string, string?>
            {
                ["name"] = recipient.Name,
                ["organization"] = organization.Name,
                ["groups"] = string.Join(", ", sorted.Select(group => names[group.GroupId])),
                ["lines"] = string.Join('\n', sorted.Select(group => MessageTexts.Fill(MessageTexts.SteppedBackLineKey, culture, new Dictionary<string, string?>
                {
                    ["group"] = names[group.GroupId],
                    ["right"] = group.RightCount.ToString(culture),
                    ["decided"] = group.Decided.ToString(culture),
                }))),
                ["routing"] = address.Value.PageOf(MessagePage.Routing),
            };
            var message = new MessageRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = organization.Id,
                PersonId = recipient.PersonId,
                Address = recipient.Address,
                Kind = nameof(MessageKind.RoutingSteppedBack),
                Subject = MessageTexts.Fill(MessageTexts.SubjectKey(MessageKind.RoutingSteppedBack), culture, values),
                Body = MessageTexts.Fill(MessageTexts.BodyKey(MessageKind.RoutingSteppedBack), culture, values),
                Page = MessagePage.Routing,
                DedupeKey = $"{ids.Min()}:{now}:{recipient.PersonId}:{nameof(MessageKind.RoutingSteppedBack)}",
                CreatedAt = now,
            };
            db.Messages.Add(message);
            db.Deliveries.Add(DeliveryRow.OfMail(message, recipient.Postpone(now, organization.TimeZone)));
        }
    }
}
