using System.Globalization;
using IncidentPlatform.Web.Language;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Language;

public sealed class TimesTests
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly Instant At = Instant.FromUtc(2026, 11, 23, 3, 21);

    [Theory]
    [InlineData("en", "23 Nov 10:21")]
    [InlineData("id", "23 Nov 10.21")]
    public void A_moment_is_shown_in_the_readers_zone_and_language(string language, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, Times.Short(At, Jakarta));
    }

    [Theory]
    [InlineData("within a day", 3_600, "Mon 23 Nov 10:21–11:21")]
    [InlineData("over midnight", 86_400, "Mon 23 Nov 10:21 – Tue 24 Nov 10:21")]
    [InlineData("with seconds", 61, "Mon 23 Nov 10:21:00–10:22:01")]
    public void A_stretch_names_its_date_once(string reason, int seconds, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");

        Assert.True(Times.Span(At, At + Duration.FromSeconds(seconds), Jakarta) == expected, reason);
    }

    [Fact]
    public void What_a_field_shows_is_read_back_as_the_same_instant() =>
        Assert.Equal(At, Times.FromField(Times.ForField(At, Jakarta), Jakarta));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01T10:00")]
    public void What_is_no_time_is_none(string? typed) => Assert.Null(Times.FromField(typed, Jakarta));
}
