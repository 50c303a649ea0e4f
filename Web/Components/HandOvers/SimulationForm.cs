using System.Globalization;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Levels;

namespace IncidentPlatform.Web.Components.HandOvers;

/// <summary>What is to be simulated. It stands in the address, since asking changes nothing.</summary>
internal sealed record SimulationForm
{
    /// <summary>Says that the form was sent, and not only that a group was chosen elsewhere.</summary>
    public const string RunKey = "run";

    public bool IsRun { get; init; }
    public Guid? GroupId { get; init; }

    /// <summary>Whose terms are taken; null for those that are typed.</summary>
    public Guid? AgreementId { get; init; }
    public Guid? CalendarId { get; init; }
    public int? PricePerRecord { get; init; }
    public int? PricePerHour { get; init; }
    public string Currency { get; init; } = "IDR";

    /// <summary>A cell for each priority and metric that a holder can promise.</summary>
    public required IReadOnlyList<TargetForm> Targets { get; init; }

    /// <summary>Name of a target's field.</summary>
    public static string NameOf(TargetForm target) => $"{target.Priority}{target.Metric}";

    public static SimulationForm Of(IQueryCollection query) => new()
    {
        IsRun = query.ContainsKey(RunKey),
        GroupId = Id(query["groupId"]),
        AgreementId = Id(query["agreementId"]),
        CalendarId = Id(query["calendarId"]),
        PricePerRecord = Number(query["pricePerRecord"]),
        PricePerHour = Number(query["pricePerHour"]),
        Currency = query["currency"] is [{ Length: > 0 } currency, ..] ? currency.Trim().ToUpperInvariant() : "IDR",
        Targets =
        [
            .. from priority in Enum.GetValues<Priority>()
               from metric in OlaPolicy.Metrics
               let target = new TargetForm { Priority = priority, Metric = metric }
               select new TargetForm { Priority = priority, Metric = metric, Text = query[NameOf(target)] },
        ],
    };

    /// <summary>What is sent; null when <paramref name="errors"/> names targets that cannot be read.</summary>
    public SimulateHandOverRequest? ToRequest(HandOverPeriod period, Dictionary<string, string[]> errors)
    {
        var request = new SimulateHandOverRequest(GroupId ?? Guid.Empty, period.FromText, period.ToText, AgreementId);
        if (AgreementId is not null) return request;

        var targets = new List<OlaTargetBody>();
        foreach (var cell in Targets)
        {
            if (!TargetText.TryRead(cell.Text, out var seconds)) errors[cell.Field] = ["unreadable-target"];
            else if (seconds is { } target) targets.Add(new OlaTargetBody(cell.Priority, cell.Metric, target));
        }
        return errors.Count > 0
            ? null
            : request with { Terms = new HandOverTermsBody(CalendarId, targets, PricePerRecord ?? 0, PricePerHour ?? 0, Currency) };
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
