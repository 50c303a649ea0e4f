namespace IncidentPlatform.Domain.Routing;

/// <summary>How large a share surely is, seen on a few.</summary>
public static class WilsonBound
{
    // One-sided 90 %: a plain share promised 95 % and gave 91.4 % (docs/decisions/routing-model.md).
    private const double Quantile = 1.2815515655446004;

    /// <summary>The lower bound of a share: never above the share itself, nearer to it the more were seen.</summary>
    /// <param name="right">How many of them; 0 to <paramref name="all"/>.</param>
    /// <param name="all">How many were seen; nothing seen proves nothing.</param>
    public static double Lower(int right, int all)
    {
        if (all == 0) return 0;

        const double z2 = Quantile * Quantile;
        var share = right / (double)all;
        var centre = share + (z2 / (2 * all));
        var reach = Quantile * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * all))) / all);
        return Math.Max(0, (centre - reach) / (1 + (z2 / all)));
    }
}
