using IncidentPlatform.Data.Migrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Data.Demo;

/// <summary>
/// Fills a Development database with organizations, people and a year of records, all made up. What is there already stays as
/// it is: a repetition adds only what a former run did not come to.
/// </summary>
public sealed partial class DemoSeed(IHostEnvironment environment, TimeProvider time, ILogger<DemoSeed> log)
{
    // Arbitrary, but the same in every replica: the second one waits and then finds everything done.
    private const long SeedLock = 5_080_082;

    /// <summary>Runs the step on a database that is migrated.</summary>
    /// <param name="connectionString">As for <see cref="DatabaseSetup.RunAsync"/>: it works as the owner, over the walls.</param>
    /// <param name="cancel">Ends the step; what is committed stays.</param>
    /// <exception cref="InvalidOperationException">Outside Development: these people's password is public.</exception>
    public async Task RunAsync(string connectionString, CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
            throw new InvalidOperationException("Demo data exists in Development only.");

        var asOwner = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Options = $"-c role={DatabaseSetup.OwnerRole}" };
        await using var owner = PlatformDataExtensions.CreateSource(asOwner.ConnectionString);
        await using var lockConnection = await owner.OpenConnectionAsync(cancel);
        await using (var command = new NpgsqlCommand($"select pg_advisory_lock({SeedLock})", lockConnection))
            await command.ExecuteNonQueryAsync(cancel);

        var started = time.GetTimestamp();
        var now = WholeSeconds.Now(time);
        var organizations = new DemoOrganizations(owner, now);
        var customer = await organizations.EnsureAsync(DemoOrganizations.Customer, cancel);
        var other = await organizations.EnsureAsync(DemoOrganizations.Other, cancel);
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        LogOrganizations(seconds);

        var records = new DemoRecords(organizations, now);
        await AddRecordsAsync(DemoOrganizations.Customer, customer, DemoPeople.OfCustomer, DemoCases.OfCustomer);
        await AddRecordsAsync(DemoOrganizations.Other, other, DemoPeople.OfOther, DemoCases.OfOther);

        async Task AddRecordsAsync(string key, Guid id, IReadOnlyList<DemoPerson> staff, Func<Instant, IEnumerable<DemoCase>> cases)
        {
            var count = await records.EnsureAsync(id, staff, cases, cancel);
            var passed = time.GetElapsedTime(started).TotalSeconds;
            LogRecords(key, count, passed);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo organizations and their people are there after {Seconds:0.0} s")]
    private partial void LogOrganizations(double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo organization {Key}: {Count} records added, {Seconds:0.0} s so far")]
    private partial void LogRecords(string key, int count, double seconds);
}
