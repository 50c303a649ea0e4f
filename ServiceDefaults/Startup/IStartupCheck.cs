namespace IncidentPlatform.ServiceDefaults.Startup;

/// <summary>Something that must hold before a process serves outside Development: a setting, or the rights of a connection.</summary>
public interface IStartupCheck
{
    /// <summary>What is wrong: sentences for an operator, each naming the setting and what to do. Empty when all is well.</summary>
    Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel);
}
