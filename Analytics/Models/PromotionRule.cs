namespace IncidentPlatform.Analytics.Models;

/// <summary>Whether a new model goes into service by itself.</summary>
internal static class PromotionRule
{
    /// <summary>By how much it has to be better: half a point is what chance gives on a thousand records.</summary>
    public const double Margin = 0.005;

    /// <param name="accuracy">Of the new model on the newest records, unseen.</param>
    /// <param name="inService">Of the one in service; null when there is none that can be used.</param>
    public static bool GoesIntoService(double accuracy, double? inService) => inService is not { } present || accuracy >= present + Margin;
}
