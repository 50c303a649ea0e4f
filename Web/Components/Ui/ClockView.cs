using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Ui;

/// <summary>How a clock is shown: what is left as a bar, and the same in words.</summary>
internal sealed class ClockView(ClockResponse clock)
{
    public bool IsPaused => clock.State == ClockState.Paused;
    public bool IsRunning => clock.State == ClockState.Running;
    public bool IsBreached => clock.BreachedAt is not null || clock.RemainingSeconds < 0;

    /// <summary>Less than a tenth of the target is left, or none: somebody must act.</summary>
    public bool IsLoud => IsRunning && (IsBreached || clock.Share >= 90);

    /// <summary>Part of the target that is left; full when breached, because an empty bar would look like nothing to do.</summary>
    public double Filled => IsBreached ? 1 : Math.Clamp((100 - clock.Share) / 100d, 0, 1);

    /// <summary>Class of the bar: what it asks of the reader.</summary>
    public string Tone
    {
        get
        {
            if (IsBreached || IsLoud) return "act";
            if (!IsRunning) return "still";
            return clock.Share >= 50 ? "watch" : "good";
        }
    }

    /// <summary>What is left of a clock that goes on; how a stopped one ended.</summary>
    public string Words(IStringLocalizer loc) => clock.State switch
    {
        ClockState.Running or ClockState.Paused => DurationWords.Short(clock.RemainingSeconds, loc),
        ClockState.Stopped => loc[IsBreached ? "ClockBreached" : "ClockMet"],
        ClockState.Cancelled => loc["ClockCancelled"],
    };

    /// <summary>A whole sentence for those who do not see the bar.</summary>
    public string Spoken(IStringLocalizer loc)
    {
        string metric = loc[$"Metric{clock.Metric}"];
        if (clock.State is ClockState.Stopped or ClockState.Cancelled) return loc["ClockSpokenStopped", metric, Words(loc)];

        var left = DurationWords.Short(Math.Abs(clock.RemainingSeconds), loc);
        if (clock.RemainingSeconds < 0) return loc["ClockSpokenOver", metric, left];
        return loc[IsPaused ? "ClockSpokenPaused" : "ClockSpokenLeft", metric, left];
    }
}
