using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.ServiceDefaults.Live;
using IncidentPlatform.Web.Live;

namespace IncidentPlatform.Web.Tests.Live;

public sealed class LiveAudienceTests
{
    private static readonly Guid Organization = Guid.NewGuid();
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Budi = Guid.NewGuid();

    [Theory]
    [InlineData("an agent knows of everything in the organization", Role.Agent, true)]
    [InlineData("a service delivery manager does", Role.ServiceDeliveryManager, true)]
    [InlineData("an incident manager does", Role.IncidentManager, true)]
    [InlineData("a support group member only of what their groups hold", Role.SupportMember, false)]
    [InlineData("a consumer only of their own", Role.Consumer, false)]
    [InlineData("a business contact sees no incidents", Role.BusinessContact, false)]
    [InlineData("an administrator configures and sees no incidents", Role.Administrator, false)]
    public void A_record_of_others_is_known_to(string reason, Role role, bool expected) =>
        Assert.True(expected == LiveAudience.MayKnow(Somebody(role), Change()), reason);

    [Theory]
    [InlineData("an agent does not know", Role.Agent, false)]
    [InlineData("an incident manager does", Role.IncidentManager, true)]
    public void A_restricted_record_is_known_to_few(string reason, Role role, bool expected) =>
        Assert.True(expected == LiveAudience.MayKnow(Somebody(role), Change() with { IsRestricted = true }), reason);

    [Fact]
    public void A_requester_knows_of_their_own_record() =>
        Assert.True(LiveAudience.MayKnow(Somebody(Role.Consumer) with { Id = Budi }, Change() with { IsRestricted = true }));

    [Fact]
    public void A_member_knows_what_their_group_holds() =>
        Assert.True(LiveAudience.MayKnow(Somebody(Role.SupportMember) with { GroupIds = [Network] }, Change() with { IsRestricted = true }));

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.IncidentManager)]
    public void Nobody_knows_of_another_organizations_records(Role role) =>
        Assert.False(LiveAudience.MayKnow(Somebody(role) with { OrganizationId = Guid.NewGuid(), Id = Budi }, Change()));

    [Fact]
    public void A_providers_member_knows_what_was_handed_over_to_their_group() =>
        Assert.True(LiveAudience.MayKnow(Somebody(Role.SupportMember) with { OrganizationId = Guid.NewGuid(), GroupIds = [Network] }, Change()));

    private static LiveEvent Change() => new(Organization, Guid.NewGuid(), 2, [Network], [Budi]);

    private static MeResponse Somebody(Role role) => new(
        Guid.NewGuid(), "Somebody", "somebody@demo.example", [role], Permissions.Of(role), [], Organization, "Demo", "DEMO", false, "en", "Asia/Jakarta", []);
}
