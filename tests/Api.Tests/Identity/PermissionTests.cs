using System.Reflection;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Api.Tests.Identity;

public sealed class PermissionTests
{
    [Fact]
    public void The_list_names_every_permission_so_that_each_has_a_policy()
    {
        var constants = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants.Order(), Permissions.All.Order());
    }

    [Fact]
    public void Every_permission_belongs_to_some_role_and_every_role_may_look_after_itself()
    {
        var roles = Enum.GetValues<Role>();

        Assert.Empty(Permissions.All.Except(roles.SelectMany(Permissions.Of)));
        Assert.All(roles, role => Assert.Contains(Permissions.ManageSelf, Permissions.Of(role)));
    }
}
