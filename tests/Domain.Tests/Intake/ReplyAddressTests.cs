using IncidentPlatform.Domain.Intake;

namespace IncidentPlatform.Domain.Tests.Intake;

public sealed class ReplyAddressTests
{
    private static readonly Guid Message = new("0198b2c4-1111-7222-8333-444455556666");

    [Fact]
    public void The_token_stands_behind_a_plus_and_is_found_again()
    {
        var address = ReplyAddress.With("help@demo.example", Message);

        Assert.Equal("help+0198b2c4111172228333444455556666@demo.example", address);
        Assert.Equal(("help@demo.example", (Guid?)Message), ReplyAddress.Split(address.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("Help@Demo.example", "help@demo.example")]
    [InlineData("help+printer@demo.example", "help@demo.example")]
    [InlineData("help", "help")]
    [InlineData("a@b+c", "a@b+c")]
    public void An_address_without_a_token_of_ours_is_the_organizations(string recipient, string address) =>
        Assert.Equal((address, null), ReplyAddress.Split(recipient));

    [Theory]
    [InlineData("<0198b2c4111172228333444455556666@desk.example>", true)]
    [InlineData("0198b2c4111172228333444455556666@desk.example", true)]
    [InlineData("<CAF=abc@mail.example>", false)]
    [InlineData("", false)]
    public void A_header_names_a_mail_of_ours_or_it_does_not(string header, bool isOurs) =>
        Assert.Equal(isOurs ? Message : null, ReplyAddress.MessageOf(header));
}
