using System.Security.Claims;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using NodaTime;

namespace IncidentPlatform.Web.Sessions;

/// <summary>Who reads this page, in which organization and zone, and what they may do.</summary>
internal sealed class Reader(ClaimsPrincipal user)
{
    public Reader(IHttpContextAccessor accessor)
        : this(accessor.HttpContext?.User ?? new ClaimsPrincipal())
    {
    }

    public bool IsSignedIn => user.Identity?.IsAuthenticated == true;
    public Guid Id => Guid.TryParse(Value(SessionClaims.PersonId), out var id) ? id : Guid.Empty;
    public Guid OrganizationId => Guid.TryParse(Value(SessionClaims.OrganizationId), out var id) ? id : Guid.Empty;
    public string Name => Value(SessionClaims.Name);
    public string Email => Value(SessionClaims.Email);
    public string Organization => Value(SessionClaims.Organization);
    public IReadOnlyList<Guid> GroupIds => [.. user.FindAll(SessionClaims.Group).Select(claim => Guid.Parse(claim.Value))];
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Value(SessionClaims.TimeZone)) ?? DateTimeZone.Utc;

    public bool WorksOnIncidents => Can(Permissions.Work);
    public bool RecordsForOthers => Can(Permissions.Record);
    public bool ReadsServiceLevels => Can(Permissions.ReadReports);
    public bool Submits => Can(Permissions.Submit);

    public bool Can(string permission) => user.HasClaim(SessionClaims.Permission, permission);
    public bool Is(Role role) => user.HasClaim(SessionClaims.Role, role.ToString());

    private string Value(string type) => user.FindFirst(type)?.Value ?? "";
}
