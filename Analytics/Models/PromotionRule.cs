using IncidentPlatform.Analytics.Learning;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Whether a new model goes into service by itself, and why.</summary>
internal static class PromotionRule
{
    /// <param name="hasOne">Whether a version is in service.</param>
    /// <param name="champion">That version; null when it cannot be read.</param>
    /// <param name="contest">How the new one does beside it; null when too little is known.</param>
    public static PromotionCause? GoesIntoService(bool hasOne, BlindModel? champion, RoutingContestResponse? contest) => (hasOne, champion, contest) switch
    {
        (false, _, _) => PromotionCause.First,
        (true, null, _) => PromotionCause.Repair,
        (true, _, { IsBetter: true }) => PromotionCause.Better,
        _ => null,
    };
}
