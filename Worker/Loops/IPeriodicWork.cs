namespace IncidentPlatform.Worker.Loops;

/// <summary>Work that looks now and then for what has become due.</summary>
internal interface IPeriodicWork
{
    /// <summary>Short and stable: the label of its metrics.</summary>
    string Name { get; }

    /// <summary>Wait between two passes.</summary>
    TimeSpan Interval { get; }

    /// <summary>Does everything that is due now, in bounded batches.</summary>
    /// <returns>Whether all of it went well; what failed was logged and comes again with the next pass.</returns>
    Task<bool> RunOnceAsync(CancellationToken cancel);
}
