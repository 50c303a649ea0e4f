using IncidentPlatform.Domain.Templates;

namespace IncidentPlatform.Domain.Tests.Templates;

public sealed class TemplateTextTests
{
    private static readonly Dictionary<string, string> Values = new() { ["requester"] = "Budi", ["number"] = "DEMO-7", ["subject"] = "{{agent}} is away", ["agent"] = "Ayu" };

    [Theory]
    [InlineData("Hello {{requester}}, {{number}} is done.", "Hello Budi, DEMO-7 is done.")]
    [InlineData("{{ requester }}{{requester}}", "BudiBudi")]
    [InlineData("{{service}} is back", " is back")]
    [InlineData("About \"{{subject}}\"", "About \"{{agent}} is away\"")]
    [InlineData("{requester} {{}} {{two words}}", "{requester}  {{two words}}")]
    public void Places_are_filled_once_and_what_is_put_in_is_not_looked_at_again(string text, string expected) =>
        Assert.Equal(expected, TemplateText.Fill(text, Values));

    [Fact]
    public void Unknown_places_are_named_once_each_in_their_order() =>
        Assert.Equal(["name", "", "date"], TemplateText.UnknownIn("{{name}} {{requester}} {{}} {{ date }} {{name}}", TemplatePurpose.Reply));

    [Fact]
    public void A_record_that_is_not_opened_yet_has_no_number() =>
        Assert.Equal(["number"], TemplateText.UnknownIn("{{agent}} of {{organization}} opens {{number}}", TemplatePurpose.Record));
}
