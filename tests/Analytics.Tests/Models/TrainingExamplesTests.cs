using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Analytics.Tests.Decisions;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Models;

public sealed class TrainingExamplesTests : IAsyncLifetime
{
    private static readonly Instant At = Instant.FromUtc(2026, 10, 1, 2, 0);
    private RoutingLab _lab = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lab = await RoutingLab.CreateAsync(RoutingMode.Suggest);

    public async ValueTask DisposeAsync() => await _lab.DisposeAsync();

    [Fact]
    public async Task Names_of_the_organizations_people_are_masked()
    {
        await _lab.Organization.AddPersonAsync("Ratna Kusumawati", Role.Consumer);
        await AddAsync(Record("network", "VPN Ratna Kusumawati putus"));

        Assert.Equal("VPN  putus", (await ReadAsync()).Single().Input.Subject);
    }

    [Fact]
    public async Task The_label_is_the_group_that_has_the_records_now_and_a_retired_group_without_successor_is_left_out()
    {
        await AddAsync(Record("network", "one"), Record("database", "two"), Record("security", "three"));
        await _lab.AsOwnerAsync(async db =>
        {
            db.GroupSuccessors.Add(new GroupSuccessorRow
            {
                Id = Guid.CreateVersion7(), OrganizationId = _lab.Organization.Id, GroupId = _lab.Groups["network"], SuccessorId = _lab.Groups["security"],
            });
            await db.SaveChangesAsync(Cancel);
            var retired = _lab.Groups["database"];
            await db.SupportGroups.Where(group => group.Id == retired).ExecuteUpdateAsync(row => row.SetProperty(group => group.IsActive, false), Cancel);
        });

        var examples = await ReadAsync();

        Assert.Equal(["one", "three"], examples.Select(example => example.Input.Subject).Order());
        Assert.All(examples, example => Assert.Equal(_lab.Groups["security"], example.GroupId));
    }

    [Fact]
    public async Task What_was_cleared_away_in_bulk_is_left_out()
    {
        await AddAsync([.. Enumerable.Range(0, 20).Select(i => Record("network", $"bulk {i}")), Record("network", "alone", text: "Renewed the certificate")]);

        Assert.Equal(["alone"], (await ReadAsync()).Select(example => example.Input.Subject));
    }

    private async Task<IReadOnlyList<RoutingExample>> ReadAsync()
    {
        await using var scope = _lab.Scope();
        return await TrainingExamples.ReadAsync(scope.ServiceProvider.GetRequiredService<PlatformDbContext>(), 100, null, Cancel);
    }

    private Task AddAsync(params IncidentRow[] records) => _lab.AsOwnerAsync(async db =>
    {
        db.Incidents.AddRange(records);
        await db.SaveChangesAsync(Cancel);
    });

    private IncidentRow Record(string groupKey, string subject, string text = "Done") => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = _lab.Organization.Id,
        Number = $"{_lab.Organization.Row.Key}-{Guid.NewGuid():N}"[..25],
        Subject = subject,
        Description = "",
        Kind = IncidentKind.Incident,
        State = IncidentState.Closed,
        ResolutionCode = ResolutionCode.Solved,
        ResolutionText = text,
        ServiceId = _lab.Organization.GeneralId,
        GroupId = _lab.Groups[groupKey],
        RequesterId = _lab.Consumer,
        AffectedUserId = _lab.Consumer,
        OpenedAt = At,
        ResolvedAt = At + Duration.FromHours(1),
        ClosedAt = At + Duration.FromHours(1),
        LastLineAt = At + Duration.FromHours(1),
        IsRouted = true,
    };
}
