using System.Text;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Imports;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Worker.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>A desk to which files are brought.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    // A Wednesday at noon in Jakarta, later than anything in a file.
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 5, 0);

    private ImportDesk(TestDesk desk) => Desk = desk;

    public TestDesk Desk { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ImportDesk> CreateAsync()
    {
        var desk = await TestDesk.CreateAsync(more: services => services.AddImportWork().AddScoped<Data.Imports.Imports>().AddFactKeeping());
        desk.MoveTo(Now);
        return new ImportDesk(desk);
    }

    /// <summary>How a file is read; the columns by their names.</summary>
    public static ImportPlan PlanFor(ImportFile file, DateOrder order = DateOrder.YearMonthDay)
    {
        var columns = ImportColumns.Recognise(file.Headers);
        return new ImportPlan(ImportColumns.FormatOf(columns), order, "Asia/Jakarta", columns, [], null, AddsGroups: true, AddsCategories: true);
    }

    /// <summary>Brings a file and does nothing more with it.</summary>
    public async Task<Guid> BringAsync(byte[] bytes, Func<ImportPlan, ImportPlan>? change = null)
    {
        await using var file = await ImportFile.ReceiveAsync(new MemoryStream(bytes), 50_000_000, Cancel);
        var plan = PlanFor(file);
        await using var scope = Desk.Scope();
        var import = await scope.ServiceProvider.GetRequiredService<Data.Imports.Imports>()
            .CreateAsync(file, "past.csv", Desk.Manager, change?.Invoke(plan) ?? plan, starts: false, Cancel);
        return import.Id;
    }

    /// <summary>Brings a file and imports it whole.</summary>
    public async Task<ImportRow> ImportAsync(string csv, Func<ImportPlan, ImportPlan>? change = null)
    {
        var id = await BringAsync(Encoding.UTF8.GetBytes(csv), change);
        await MoveAsync(imports => imports.StartAsync(id, Cancel));
        await WorkAsync();
        return await RowAsync(id);
    }

    public async Task MoveAsync(Func<Data.Imports.Imports, Task<ImportMoveResult>> move)
    {
        await using var scope = Desk.Scope();
        Assert.IsType<ImportMoveResult.Moved>(await move(scope.ServiceProvider.GetRequiredService<Data.Imports.Imports>()));
    }

    public async Task WorkAsync() => Assert.True(await Desk.Services.GetRequiredService<ImportWork>().RunOnceAsync(Cancel));

    public Task<ImportRow> RowAsync(Guid id) => Desk.ReadAsync(db => db.Imports.AsNoTracking().SingleAsync(row => row.Id == id, Cancel));

    public Task<List<ImportProblemRow>> ProblemsAsync(Guid id) => Desk.ReadAsync(db => db.ImportProblems.AsNoTracking()
        .Where(problem => problem.ImportId == id).OrderBy(problem => problem.Ordinal).ToListAsync(Cancel));

    public Task<T> ReadAsync<T>(Func<PlatformDbContext, Task<T>> read) => Desk.ReadAsync(read);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
