using CsCheck;
using IncidentPlatform.Web.Components.Charts;

namespace IncidentPlatform.Web.Tests.Charts;

public sealed class ChartScaleTests
{
    [Fact]
    public void Ticks_are_round_and_run_from_the_top_down() =>
        Assert.Equal([100, 95, 90, 85], ChartScale.Over([86, 96, 91], fromZero: false).Ticks);

    [Fact]
    public void Bars_begin_at_zero() => Assert.Equal([150, 100, 50, 0], ChartScale.Over([104, 137], fromZero: true).Ticks);

    [Fact]
    public void Nothing_measured_still_has_an_axis() => Assert.Equal((0, 1), (ChartScale.Over([], fromZero: true).Minimum, ChartScale.Over([], fromZero: true).Maximum));

    [Fact]
    public void Every_value_lies_on_the_chart_and_ticks_are_few() =>
        Gen.Double[-1e6, 1e6].Array[1, 40].Sample(values =>
        {
            var scale = ChartScale.Over(values, fromZero: false);
            return scale.Ticks.Count is >= 2 and <= 5 && values.All(value => scale.Y(value) is >= -1e-6 and <= 100 + 1e-6);
        });
}
