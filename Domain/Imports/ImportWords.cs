using System.Collections.Frozen;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Domain.Imports;

/// <summary>What the values of other systems mean here: our own names, those of ServiceNow, and Indonesian ones.</summary>
public static class ImportWords
{
    /// <summary>What is written where nothing is known.</summary>
    public const string Unknown = "?";

    private static readonly FrozenDictionary<string, Priority> Priorities = Table<Priority>(
        ("critical", Priority.P1), ("kritis", Priority.P1), ("high", Priority.P2), ("tinggi", Priority.P2), ("moderate", Priority.P3),
        ("medium", Priority.P3), ("normal", Priority.P3), ("sedang", Priority.P3), ("low", Priority.P4), ("rendah", Priority.P4),
        ("planning", Priority.P5), ("very low", Priority.P5), ("sangat rendah", Priority.P5));

    // Of three steps the first and the last are our ends, and the middle one is what a form takes that does not ask.
    private static readonly FrozenDictionary<string, Impact> Impacts = Table<Impact>(
        ("high", Impact.Extensive), ("tinggi", Impact.Extensive), ("luas", Impact.Extensive), ("besar", Impact.Significant),
        ("medium", Impact.Moderate), ("sedang", Impact.Moderate), ("low", Impact.Minor), ("rendah", Impact.Minor), ("kecil", Impact.Minor));

    private static readonly FrozenDictionary<string, Urgency> Urgencies = Table<Urgency>(
        ("kritis", Urgency.Critical), ("tinggi", Urgency.High), ("sedang", Urgency.Medium), ("rendah", Urgency.Low));

    private static readonly FrozenDictionary<string, IncidentKind> Kinds = Table<IncidentKind>(
        ("insiden", IncidentKind.Incident), ("pertanyaan", IncidentKind.Question), ("keluhan", IncidentKind.Complaint),
        ("service request", IncidentKind.ServiceRequest), ("request", IncidentKind.ServiceRequest), ("permintaan layanan", IncidentKind.ServiceRequest),
        ("permintaan", IncidentKind.ServiceRequest));

    /// <summary>States of other systems. A word that is in no table keeps the former state.</summary>
    public static IReadOnlyList<StateWord> States { get; } =
    [
        .. Words(IncidentState.New, null, "New", "Open", "Baru", "Terbuka"),
        .. Words(IncidentState.Assigned, null, "Assigned", "Ditugaskan"),
        .. Words(IncidentState.InProgress, null, "InProgress", "In Progress", "Work in Progress", "Active", "Dikerjakan", "Diproses", "Sedang dikerjakan"),
        .. Words(IncidentState.OnHold, HoldReason.AwaitingConsumer, "OnHold", "On Hold", "Pending", "Ditunda", "Awaiting User Info", "Awaiting Caller",
            "Awaiting Consumer", "Awaiting Evidence", "Menunggu konsumen", "Menunggu pelapor"),
        .. Words(IncidentState.OnHold, HoldReason.AwaitingProvider, "Awaiting Vendor", "Awaiting Provider", "Menunggu penyedia", "Menunggu vendor"),
        .. Words(IncidentState.OnHold, HoldReason.AwaitingChange, "Awaiting Change", "Menunggu perubahan"),
        .. Words(IncidentState.OnHold, HoldReason.AwaitingProblem, "Awaiting Problem", "Menunggu masalah"),
        .. Words(IncidentState.Resolved, null, "Resolved", "Diselesaikan", "Selesai", "Terselesaikan"),
        .. Words(IncidentState.Closed, null, "Closed", "Ditutup", "Tutup"),
        .. Words(IncidentState.Cancelled, null, "Cancelled", "Canceled", "Dibatalkan", "Batal"),
    ];

    /// <summary>P1 to P5, a step 1 to 5, or a word; null when it is none.</summary>
    public static Priority? PriorityOf(string text) => Step(text, 5) is { } step ? (Priority)(step - 1) : Find(Priorities, text);

    /// <summary>Our names or a word; of <c>1 - High</c>, <c>2 - Medium</c>, <c>3 - Low</c> the step decides. Null when it is none.</summary>
    public static Impact? ImpactOf(string text) => Step(text, 3) switch
    {
        1 => Impact.Extensive,
        2 => Impact.Moderate,
        3 => Impact.Minor,
        _ => Find(Impacts, text),
    };

    /// <summary>Our names or a word; of <c>1 - High</c>, <c>2 - Medium</c>, <c>3 - Low</c> the step decides. Null when it is none.</summary>
    public static Urgency? UrgencyOf(string text) => Step(text, 3) switch
    {
        1 => Urgency.Critical,
        2 => Urgency.Medium,
        3 => Urgency.Low,
        _ => Find(Urgencies, text),
    };

    /// <summary>A kind by name; null when it is none.</summary>
    public static IncidentKind? KindOf(string text) => Find(Kinds, text);

    /// <summary>A resolution code by name; null when it is none or belongs to another kind.</summary>
    public static ResolutionCode? CodeOf(string text, IncidentKind kind)
    {
        var code = Enum.TryParse<ResolutionCode>(text.Trim(), ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsDigit(text.Trim()[0])
            ? named
            : (ResolutionCode?)null;
        return code is { } found && ResolutionCodes.For(kind).Contains(found) ? code : null;
    }

    private static IEnumerable<StateWord> Words(IncidentState state, HoldReason? reason, params string[] names) =>
        names.Select(name => new StateWord(name, state, reason));

    private static T? Find<T>(FrozenDictionary<string, T> table, string text)
        where T : struct =>
        table.TryGetValue(ImportColumns.Plain(text), out var value) ? value : null;

    // Our own names come first: they mean themselves.
    private static FrozenDictionary<string, T> Table<T>(params (string Word, T Value)[] words)
        where T : struct, Enum
    {
        var table = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant());
        foreach (var (word, value) in words) table.TryAdd(word, value);
        return table.ToFrozenDictionary();
    }

    // "2", "2 - Medium", "P2"; not "24".
    private static int? Step(string text, int most)
    {
        var digits = text.AsSpan().Trim();
        if (digits.Length > 1 && digits[0] is 'P' or 'p') digits = digits[1..];
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && (digits.Length == 1 || !char.IsAsciiDigit(digits[1]))
            && digits[0] - '0' is >= 1 and var step && step <= most
            ? step
            : null;
    }
}
