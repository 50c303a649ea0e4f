using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.OnCall;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary>Finds rotas, and says who may stand in on them.</summary>
internal sealed class RotaAccess(PlatformDbContext db, CurrentUser user)
{
    /// <summary>A rota of the caller's organization.</summary>
    public Task<RotaRow?> FindAsync(Guid id, CancellationToken cancel) => db.Rotas.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);

    /// <summary>Whether the caller may stand in, swap and delete overrides on it: its group's members and whoever plans rotas.</summary>
    public bool MayCover(RotaRow rota) => user.May(Permissions.ManageRotas) || user.GroupIds.Contains(rota.GroupId);
}
