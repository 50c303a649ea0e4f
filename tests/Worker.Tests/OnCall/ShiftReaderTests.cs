using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Tests.Kpi;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.OnCall;

/// <summary>In which hours somebody of a group can take a record.</summary>
public sealed class ShiftReaderTests
{
    // Eight in the evening in Jakarta: the office is closed.
    private static readonly Instant Evening = TestDesk.Opening + Duration.FromHours(11);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("in force", true, null, true)]
    [InlineData("offered and not accepted", false, null, false)]
    [InlineData("ended an hour ago", true, -1, false)]
    public async Task A_provider_that_has_the_group_works_when_its_agreement_says(string agreement, bool isAccepted, int? endsInHours, bool isOnShift)
    {
        await using var desk = await TestDesk.CreateAsync();
        var group = await desk.Organization.AddGroupAsync("network");
        await desk.Organization.AddPersonAsync("Ayu", Role.SupportMember, group);
        var provider = await desk.Database.AddOrganizationAsync();
        await desk.AsOwnerAsync(db => db.Agreements.Add(new AgreementRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = desk.Organization.Id,
            ProviderId = provider.Id,
            Name = agreement,
            GroupId = group,
            CalendarId = OrganizationProvisioning.AddCalendar(db, desk.Organization.Id, "Always", HistoryWorld.Always, TestDesk.Opening).Id,
            FromAt = TestDesk.Opening,
            UntilAt = endsInHours is { } hours ? Evening + Duration.FromHours(hours) : null,
            OfferedAt = TestDesk.Opening,
            AcceptedAt = isAccepted ? TestDesk.Opening : null,
        }));
        await using var scope = desk.Scope();

        var shift = (await scope.ServiceProvider.GetRequiredService<ShiftReader>().AtAsync([group], Evening, Cancel))[group];

        Assert.Equal(isOnShift, shift.IsStaffed);
    }
}
