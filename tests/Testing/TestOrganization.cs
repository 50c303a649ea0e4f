using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Testing;

/// <summary>An organization of one test.</summary>
public sealed class TestOrganization(PlatformDatabase database, OrganizationRow row)
{
    /// <summary>The organization.</summary>
    public Guid Id => row.Id;

    /// <summary>As stored.</summary>
    public OrganizationRow Row => row;

    /// <summary>The service desk's group.</summary>
    public Guid DeskId => row.DeskGroupId!.Value;

    /// <summary>The service General.</summary>
    public Guid GeneralId => row.DefaultServiceId!.Value;

    /// <summary>Makes a member without credentials.</summary>
    public Task<Guid> AddPersonAsync(string name, Role role, params Guid[] groupIds) => database.AddPersonAsync(row, name, [role], groupIds);

    /// <summary>Makes a support group.</summary>
    public Task<Guid> AddGroupAsync(string key, int tier = 2) => database.AddGroupAsync(row, key, tier);
}
