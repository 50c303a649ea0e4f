using IncidentPlatform.Web.Components.Ui;
using IncidentPlatform.Web.Tests.Language;

namespace IncidentPlatform.Web.Tests.Ui;

public sealed class IconTests
{
    [Fact]
    public void Only_icons_that_are_used_are_shipped()
    {
        var sources = string.Join('\n', TextFiles.Sources.Where(source => !source.Key.EndsWith("IconShapes.cs", StringComparison.Ordinal)).Select(source => source.Value));

        Assert.Equal([], Enum.GetValues<IconName>().Where(icon => !sources.Contains($"IconName.{icon}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_icon_has_a_shape() => Assert.All(Enum.GetValues<IconName>(), icon => Assert.StartsWith("<", IconShapes.Of(icon)));
}
