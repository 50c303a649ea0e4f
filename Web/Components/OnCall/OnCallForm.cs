using System.Globalization;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Web.Language;
using NodaTime;

namespace IncidentPlatform.Web.Components.OnCall;

/// <summary>What was typed on a rota's page.</summary>
public sealed class OnCallForm
{
    public string? Action { get; set; }
    public Guid? LayerId { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>Local time of the reader.</summary>
    public string? From { get; set; }

    /// <summary>Local time of the reader.</summary>
    public string? To { get; set; }

    /// <summary>See <see cref="ValueOf"/>.</summary>
    public string? FirstShift { get; set; }

    /// <summary>See <see cref="ValueOf"/>.</summary>
    public string? SecondShift { get; set; }
    public Guid? OverrideId { get; set; }

    /// <summary>A shift as a select sends it: layer and start.</summary>
    public static string ValueOf(OnCallShiftResponse shift) =>
        string.Create(CultureInfo.InvariantCulture, $"{shift.LayerId:N}.{shift.Start.ToUnixTimeSeconds()}");

    /// <summary>Somebody stands in; null when a field was left empty.</summary>
    public AddOverrideRequest? ToOverride(DateTimeZone zone) =>
        LayerId is { } layer && PersonId is { } person && Times.FromField(From, zone) is { } from && Times.FromField(To, zone) is { } to
            ? new AddOverrideRequest(layer, from, to, person)
            : null;

    /// <summary>Two shifts are exchanged; null when they are not two shifts of one layer.</summary>
    public AddSwapRequest? ToSwap() =>
        ShiftOf(FirstShift) is var (layer, first) && ShiftOf(SecondShift) is var (other, second) && layer == other
            ? new AddSwapRequest(layer, first, second)
            : null;

    private static (Guid Layer, Instant Start)? ShiftOf(string? value) =>
        value?.Split('.') is [var layer, var start] && Guid.TryParseExact(layer, "N", out var id)
            && long.TryParse(start, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > -62_135_596_800 and < 253_402_300_800
            ? (id, Instant.FromUnixTimeSeconds(seconds))
            : null;
}
