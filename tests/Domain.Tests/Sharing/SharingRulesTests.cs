using IncidentPlatform.Domain.Sharing;

namespace IncidentPlatform.Domain.Tests.Sharing;

public sealed class SharingRulesTests
{
    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Network = Guid.NewGuid();

    [Theory]
    [InlineData("one's own is nobody else's matter", Audience.Owner, false, false, true)]
    [InlineData("with one's own group", Audience.Group, true, false, true)]
    [InlineData("not with a group of others", Audience.Group, false, false, false)]
    [InlineData("with any group, whoever may share with all", Audience.Group, false, true, true)]
    [InlineData("not with all", Audience.Organization, true, false, false)]
    [InlineData("with all, whoever may", Audience.Organization, false, true, true)]
    public void Somebody_may_share(string reason, Audience audience, bool isMember, bool sharesWithAll, bool expected) =>
        Assert.True(
            expected == SharingRules.MayShare(audience, audience == Audience.Group ? Network : null, isMember ? [Network] : [], sharesWithAll), reason);

    [Theory]
    [InlineData("the owner changes it", Audience.Organization, true, false, true)]
    [InlineData("others do not", Audience.Group, false, false, false)]
    [InlineData("whoever may share with all changes what is shared", Audience.Group, false, true, true)]
    [InlineData("and nothing that is not", Audience.Owner, false, true, false)]
    public void Somebody_may_change(string reason, Audience audience, bool isOwner, bool sharesWithAll, bool expected) =>
        Assert.True(expected == SharingRules.MayChange(audience, isOwner ? Mine : Guid.NewGuid(), Mine, sharesWithAll), reason);
}
