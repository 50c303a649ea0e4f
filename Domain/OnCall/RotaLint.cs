using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>Looks over a rota before it is saved.</summary>
public static class RotaLint
{
    /// <summary>What may surprise its author.</summary>
    /// <param name="rota">The rota with its overrides.</param>
    /// <param name="memberIds">Active members of the group, the provider's people among them while it is handed over.</param>
    /// <param name="from">From when on gaps are looked for.</param>
    /// <param name="to">Until when.</param>
    /// <returns>People first, then gaps in the order of time.</returns>
    public static IReadOnlyList<RotaWarning> Check(OnCallRota rota, IReadOnlySet<Guid> memberIds, Instant from, Instant to) =>
    [
        .. rota.Definition.Layers.SelectMany(layer => layer.PersonIds).Distinct().Where(person => !memberIds.Contains(person))
            .Select(person => new RotaWarning(RotaWarningCodes.NotAMember, PersonId: person)),
        .. rota.GapsBetween(from, to).Select(gap => new RotaWarning(RotaWarningCodes.Gap, gap.Start, gap.End)),
    ];
}
