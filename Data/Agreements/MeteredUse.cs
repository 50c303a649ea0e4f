using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Agreements;

/// <summary>What an organization used in a time, from its records, facts, messages and files. Each question is one bounded scan.</summary>
public static class MeteredUse
{
    /// <summary>Of the whole organization.</summary>
    /// <param name="Records">Opened in the time.</param>
    /// <param name="Messages">Written in the time.</param>
    /// <param name="WorkedSeconds">Business time in progress, of stretches that ended in the time.</param>
    /// <param name="WaitedSeconds">Business time not in progress, of stretches that ended in the time.</param>
    /// <param name="StorageBytes">Of all files, now.</param>
    public sealed record Total(int Records, int Messages, long WorkedSeconds, long WaitedSeconds, long StorageBytes);

    /// <summary>Of one agreement.</summary>
    public sealed record OfAgreement(Guid AgreementId, int Records, long WorkedSeconds, long WaitedSeconds);

    /// <summary>Use of the context's organization.</summary>
    /// <param name="db">For one organization.</param>
    /// <param name="organizationId">That organization.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">First instant after it.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<Total> TotalAsync(PlatformDbContext db, Guid organizationId, Instant from, Instant to, CancellationToken cancel) =>
        (await db.Database.SqlQuery<Total>(
            $"""
            select
                (select count(*)::int from incident where organization_id = {organizationId} and opened_at >= {from} and opened_at < {to}) as records,
                (select count(*)::int from message where organization_id = {organizationId} and created_at >= {from} and created_at < {to}) as messages,
                coalesce(sum(business_seconds) filter (where state = 'InProgress'), 0)::bigint as worked_seconds,
                coalesce(sum(business_seconds) filter (where state <> 'InProgress'), 0)::bigint as waited_seconds,
                (select coalesce(sum(size), 0)::bigint from attachment where organization_id = {organizationId}) as storage_bytes
            from incident_holder_span where organization_id = {organizationId} and to_at >= {from} and to_at < {to}
            """).ToListAsync(cancel))[0];

    /// <summary>Use under each of the organization's agreements that was in force at some instant of the time.</summary>
    /// <inheritdoc cref="TotalAsync"/>
    public static Task<List<OfAgreement>> ByAgreementAsync(PlatformDbContext db, Guid organizationId, Instant from, Instant to, CancellationToken cancel) =>
        db.Database.SqlQuery<OfAgreement>(
            $"""
            select a.id as agreement_id,
                count(distinct s.incident_id) filter (where s.from_at >= {from} and s.from_at < {to})::int as records,
                coalesce(sum(s.business_seconds) filter (where s.state = 'InProgress' and s.to_at < {to}), 0)::bigint as worked_seconds,
                coalesce(sum(s.business_seconds) filter (where s.state <> 'InProgress' and s.to_at < {to}), 0)::bigint as waited_seconds
            from agreement a
            left join incident_holder_span s on s.organization_id = a.organization_id and s.group_id = a.group_id and s.provider_id = a.provider_id
                and (s.to_at >= {from} or s.to_at is null) and s.from_at < {to}
                and s.from_at >= greatest(a.from_at, a.accepted_at) and (a.until_at is null or s.from_at < a.until_at)
            where a.organization_id = {organizationId} and a.accepted_at < {to} and a.from_at < {to} and (a.until_at is null or a.until_at > {from})
            group by a.id
            """).ToListAsync(cancel);

    /// <summary>The price of some use, rounded half up to whole units.</summary>
    public static long PriceOf(OfAgreement use, int perRecord, int perHour) =>
        HandOverPotential.PriceOf(use.Records, use.WorkedSeconds, perRecord, perHour);
}
