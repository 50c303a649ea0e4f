using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Incidents;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

public sealed class SubmitViewTests
{
    [Fact]
    public void A_consumer_cannot_report_in_another_name()
    {
        var request = new SubmitView(new SubmitForm { Subject = "x", RequesterEmail = "other@demo.example", Impact = "Extensive" }, byPhone: false).ToRequest(DateTimeZone.Utc);

        Assert.Null(request.RequesterEmail);
        Assert.Null(request.Impact);
        Assert.Equal(Channel.Web, request.Channel);
    }

    [Fact]
    public void An_agent_records_the_caller_by_phone()
    {
        var request = new SubmitView(new SubmitForm { Subject = " Printer ", RequesterEmail = "budi@demo.example", Impact = "Minor", Urgency = "High" }, byPhone: true).ToRequest(DateTimeZone.Utc);

        Assert.Equal(("Printer", "budi@demo.example", Impact.Minor, Urgency.High, Channel.Phone),
            (request.Subject, request.RequesterEmail, request.Impact, request.Urgency, request.Channel));
    }

    [Theory]
    [InlineData(1, Impact.Minor)]
    [InlineData(2, Impact.Moderate)]
    [InlineData(20, Impact.Significant)]
    [InlineData(100, Impact.Extensive)]
    public void How_many_are_affected_says_the_first_impact(int count, Impact expected) =>
        Assert.Equal(expected, new SubmitView(new SubmitForm { AffectedCount = count }, byPhone: false).ToRequest(DateTimeZone.Utc).Impact);

    [Fact]
    public void A_request_carries_only_the_answers_of_its_own_form()
    {
        var form = new SubmitForm { Kind = "ServiceRequest", RequestType = "SoftwareLicence", Answers = new() { ["product"] = " Editor ", ["quantity"] = "3", ["edition"] = "", ["what"] = "left over" } };
        var request = new SubmitView(form, byPhone: false).ToRequest(DateTimeZone.Utc);

        Assert.Equal(new() { ["product"] = "Editor", ["quantity"] = "3" }, request.Form!.ToDictionary());
    }

    [Fact]
    public void An_incident_carries_no_answers() =>
        Assert.Null(new SubmitView(new SubmitForm { Answers = new() { ["product"] = "Editor" } }, byPhone: false).ToRequest(DateTimeZone.Utc).Form);

    [Fact]
    public void The_key_of_a_refused_form_stays() =>
        Assert.Equal("k", new SubmitView(new SubmitForm { Key = "k" }, byPhone: false).Key);
}
