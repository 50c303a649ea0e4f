using System.Diagnostics.CodeAnalysis;
using IncidentPlatform.Contracts.Problems;

namespace IncidentPlatform.Web.Platform;

/// <summary>What the API answered: a value, or the problem to show. An answer that never came is a problem too.</summary>
internal sealed record ApiResult<T>(T? Value, PlatformProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsSuccess => Problem is null;

    public static implicit operator ApiResult<T>(T value) => new(value, null);
    public static implicit operator ApiResult<T>(PlatformProblem problem) => new(default, problem);
}
