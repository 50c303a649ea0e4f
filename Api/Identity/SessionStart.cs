using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary>Begins sessions.</summary>
internal sealed class SessionStart(PlatformDbContext db, TimeProvider time, IOptions<SessionOptions> options)
{
    /// <summary>A session of a person in the scope's organization.</summary>
    public async Task<SignInResponse> BeginAsync(Guid personId, Guid organizationId, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var access = Secret.New(Secret.Access);
        var refresh = Secret.New(Secret.Refresh);
        var absolute = now + Duration.FromTimeSpan(options.Value.Absolute);
        db.Sessions.Add(new SessionRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organizationId,
            PersonId = personId,
            TokenHash = access.Hash,
            RefreshHash = refresh.Hash,
            CreatedAt = now,
            ExpiresAt = Instant.Min(now + Duration.FromTimeSpan(options.Value.Sliding), absolute),
            AbsoluteExpiresAt = absolute,
        });
        await db.SaveChangesAsync(cancel);
        return Describe(access, refresh);
    }

    /// <summary>What the caller gets of a session.</summary>
    public SignInResponse Describe(Secret access, Secret refresh) =>
        new(access.Text, (int)options.Value.Sliding.TotalSeconds, refresh.Text);
}
