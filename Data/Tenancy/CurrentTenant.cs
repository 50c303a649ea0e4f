namespace IncidentPlatform.Data.Tenancy;

/// <summary>The organization for which a scope works. Set once at its beginning; without one, tenant tables show nothing.</summary>
public sealed class CurrentTenant
{
    /// <summary>A scope without an organization so far.</summary>
    public CurrentTenant()
    {
    }

    /// <summary>A scope for one organization.</summary>
    public CurrentTenant(Guid organizationId) => OrganizationId = organizationId;

    /// <summary>The organization; null before it is known.</summary>
    public Guid? OrganizationId { get; private set; }

    /// <summary>Sets the organization.</summary>
    /// <exception cref="InvalidOperationException">The scope already works for another one.</exception>
    public void Set(Guid organizationId)
    {
        if (OrganizationId is { } present && present != organizationId)
            throw new InvalidOperationException("A scope works for one organization only; open another scope.");
        OrganizationId = organizationId;
    }
}
