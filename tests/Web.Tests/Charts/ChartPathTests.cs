using System.Globalization;
using IncidentPlatform.Web.Components.Charts;

namespace IncidentPlatform.Web.Tests.Charts;

public sealed class ChartPathTests
{
    private static readonly ChartScale Tenth = new(0, 10, []);

    [Fact]
    public void A_missing_value_is_a_gap_in_the_line_and_no_dot()
    {
        Assert.Equal("M12.5 100L37.5 50M87.5 0", ChartPath.Line([0, 5, null, 10], Tenth));
        Assert.Equal("M12.5 100h0M37.5 50h0M87.5 0h0", ChartPath.Dots([0, 5, null, 10], Tenth));
    }

    [Fact]
    public void Numbers_have_a_point_in_every_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("id");

        Assert.Equal("M0 75L100 25", ChartPath.EdgeToEdge([2.5, 7.5], Tenth));
        Assert.Equal("33.33", SvgNumber.Of(100d / 3));
    }
}
