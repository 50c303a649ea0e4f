using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Notifications;

namespace IncidentPlatform.Api.Notifications;

/// <summary>
/// The wall around notifications: nobody but their addressee sees or changes them. They are the messages that are mailed; those
/// about an account hold what must not be shown, and a digest only lists others, so that neither is among them.
/// </summary>
internal static class OwnMessages
{
    public static IQueryable<MessageRow> Of(CurrentUser user, PlatformDbContext db) => db.Messages
        .Where(message => message.OrganizationId == user.OrganizationId && message.PersonId == user.PersonId && (message.IncidentId != null || message.Page != null));
}
