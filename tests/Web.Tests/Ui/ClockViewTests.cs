using System.Globalization;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Components.Ui;
using IncidentPlatform.Web.Tests.Incidents;
using IncidentPlatform.Web.Tests.Language;

namespace IncidentPlatform.Web.Tests.Ui;

public sealed class ClockViewTests
{
    [Theory]
    [InlineData(20, 8000, "good", false, 0.8)]
    [InlineData(50, 5000, "watch", false, 0.5)]
    [InlineData(90, 1000, "act", true, 0.1)]
    [InlineData(140, -4000, "act", true, 1)]
    public void The_bar_shows_what_is_left_and_turns_loud_at_the_end(int share, long remaining, string tone, bool isLoud, double filled)
    {
        var view = new ClockView(An.Clock(share: share, remaining: remaining));

        Assert.Equal((tone, isLoud, filled), (view.Tone, view.IsLoud, view.Filled));
    }

    [Fact]
    public void A_paused_clock_is_never_loud() =>
        Assert.False(new ClockView(An.Clock(ClockState.Paused, share: 95, remaining: 500)).IsLoud);

    [Fact]
    public void A_breach_stays_after_the_clock_has_stopped()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Assert.Equal("breached", new ClockView(An.Clock(ClockState.Stopped, remaining: 10, breached: An.Opened)).Words(Localizer.Texts));
        Assert.Equal("met", new ClockView(An.Clock(ClockState.Stopped)).Words(Localizer.Texts));
    }

    [Fact]
    public void Who_does_not_see_the_bar_hears_a_sentence()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        Assert.Equal("Resolution: overdue by 1h 06m", new ClockView(An.Clock(share: 140, remaining: -4000)).Spoken(Localizer.Texts));
    }
}
