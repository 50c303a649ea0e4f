using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Sharing;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Views;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Views;

/// <summary>Finds and describes the saved views that are there for the caller.</summary>
internal sealed class ViewReader(PlatformDbContext db, Shared shared, CurrentUser user)
{
    /// <summary>Those that the caller sees.</summary>
    public IQueryable<SavedViewRow> Visible => shared.Visible(db.SavedViews.AsNoTracking());

    /// <summary>One of them; null when there is none.</summary>
    public Task<SavedViewRow?> FindAsync(Guid id, CancellationToken cancel) => Visible.SingleOrDefaultAsync(view => view.Id == id, cancel);

    /// <summary>In the order given.</summary>
    public async Task<IReadOnlyList<ViewResponse>> ReadAsync(IReadOnlyList<SavedViewRow> views, CancellationToken cancel)
    {
        if (views.Count == 0) return [];

        var names = await shared.NamesAsync(views, cancel);
        var first = await db.Memberships.AsNoTracking().Where(member => member.PersonId == user.PersonId)
            .Select(member => member.DefaultViewId).SingleOrDefaultAsync(cancel);
        return
        [
            .. views.Select(view => new ViewResponse(
                view.Id, view.Name, view.Filter, view.Audience, view.GroupId, view.GroupId is { } group ? names.GetValueOrDefault(group) : null,
                names.GetValueOrDefault(view.OwnerId, ""), view.OwnerId == user.PersonId, shared.MayChange(view), view.Id == first, view.Version)),
        ];
    }
}
