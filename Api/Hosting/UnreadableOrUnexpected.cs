using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentPlatform.Contracts.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace IncidentPlatform.Api.Hosting;

/// <summary>
/// What no endpoint answered: an unreadable request with the field that is to blame, a store that is away, or a mistake of
/// ours. Nothing of the exception itself goes out.
/// </summary>
internal sealed partial class UnreadableOrUnexpected(IProblemDetailsService problems, ILogger<UnreadableOrUnexpected> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested) return true; // nobody listens
        var problem = Describe(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError) LogUnexpected(exception, context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName);

        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new()
        {
            Status = StatusCodes.Status413PayloadTooLarge,
            Type = ProblemCodes.Prefix + ProblemCodes.TooLarge,
            Title = "The request is too large.",
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } unreadable => Unreadable(unreadable),
        BadHttpRequestException other => new() { Status = other.StatusCode },
        _ when IsStoreAway(exception) => new()
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Type = ProblemCodes.Prefix + ProblemCodes.Unavailable,
            Title = "A part of the platform is away. Try again in a moment.",
        },
        _ => new() { Status = StatusCodes.Status500InternalServerError, Title = "The platform made a mistake. It is written in its log." },
    };

    private static ProblemDetails Unreadable(BadHttpRequestException exception)
    {
        var (field, message) = FieldOf(exception);
        return new()
        {
            Status = StatusCodes.Status400BadRequest,
            Type = ProblemCodes.Prefix + ProblemCodes.Unreadable,
            Title = "The request could not be read.",
            Extensions = { ["errors"] = new Dictionary<string, string[]> { [field] = [message] } },
        };
    }

    private static (string Field, string Message) FieldOf(BadHttpRequestException exception) => exception switch
    {
        UnreadableFieldException unreadable => (unreadable.Field, unreadable.Message),
        { InnerException: JsonException { Path: { Length: > 2 } path } } => (path[2..], "This value cannot be read."), // without "$."
        { InnerException: JsonException } => ("", "The body is not the JSON that is expected here."),
        _ when Parameter().Match(exception.Message) is { Success: true } parameter => (parameter.Groups[1].Value, "This value cannot be read."),
        _ => ("", "The body is missing or not readable."),
    };

    private static bool IsStoreAway(Exception exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception.InnerException is { } inner && IsStoreAway(inner));

    // The framework says only in its sentence which parameter it could not bind: … parameter "Guid id" from "x".
    [GeneratedRegex("""parameter "[^" ]+ (\w+)" """)]
    private static partial Regex Parameter();

    [LoggerMessage(Level = LogLevel.Error, Message = "Request to {Endpoint} failed")]
    private partial void LogUnexpected(Exception exception, string? endpoint);
}
