using IncidentPlatform.Contracts.Reports;

namespace IncidentPlatform.Web.Components.HandOvers;

/// <summary>What an hour of one's own work costs, as typed.</summary>
public sealed class HourlyCostForm
{
    /// <summary>Empty where it is not known.</summary>
    public int? Amount { get; set; }
    public string? Currency { get; set; } = "IDR";

    public static HourlyCostForm Of(HourlyCostResponse? cost) => cost is null ? new() : new() { Amount = cost.Amount, Currency = cost.Currency };

    public SaveHourlyCostRequest ToRequest() => new(Amount, Currency?.Trim().ToUpperInvariant() ?? "");
}
