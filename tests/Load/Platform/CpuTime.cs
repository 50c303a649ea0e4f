namespace IncidentPlatform.Load.Platform;

/// <summary>Processor seconds by what they were for.</summary>
/// <param name="Api">The API's process.</param>
/// <param name="ApiDatabase">PostgreSQL's processes that serve it.</param>
/// <param name="Server">PostgreSQL's own: writers, checkpointer, autovacuum, and what ended.</param>
/// <param name="Followers">Worker and Analytics, which do what follows from a change.</param>
/// <param name="FollowersDatabase">PostgreSQL's processes that serve them.</param>
internal readonly record struct CpuTime(double Api, double ApiDatabase, double Server, double Followers, double FollowersDatabase)
{
    /// <summary>Until a request was answered, PostgreSQL's own share included.</summary>
    public double OfRequests => Api + ApiDatabase + Server;

    /// <summary>Afterwards.</summary>
    public double OfFollowers => Followers + FollowersDatabase;

    public static CpuTime operator -(CpuTime left, CpuTime right) => new(
        left.Api - right.Api, left.ApiDatabase - right.ApiDatabase, left.Server - right.Server,
        left.Followers - right.Followers, left.FollowersDatabase - right.FollowersDatabase);
}
