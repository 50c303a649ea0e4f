using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data.Identity;

/// <summary>Roles kept as <c>text[]</c>.</summary>
internal static class RoleArray
{
    public static PropertyBuilder<Role[]> IsRoleArray(this PropertyBuilder<Role[]> property) => property
        .HasColumnType("text[]")
        .HasConversion(
            roles => roles.Select(role => role.ToString()).ToArray(),
            names => names.Select(Enum.Parse<Role>).ToArray(),
            new ValueComparer<Role[]>(
                (left, right) => left!.SequenceEqual(right!),
                roles => roles.Aggregate(0, (hash, role) => (hash * 31) + (int)role),
                roles => roles.ToArray()));
}
