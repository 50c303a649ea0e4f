namespace IncidentPlatform.Contracts.Problems;

/// <summary>The problems of the API; <c>type</c> is <see cref="Prefix"/> followed by the code.</summary>
public static class ProblemCodes
{
    /// <summary>Start of every problem's <c>type</c>.</summary>
    public const string Prefix = "urn:incident-platform:problem:";

    /// <summary>400: the body or a parameter could not be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>401: sign in first.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>401: e-mail or password is wrong.</summary>
    public const string SignInFailed = "sign-in-failed";

    /// <summary>403: the permission is missing.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>404: there is nothing here, or nothing that you may see.</summary>
    public const string NotFound = "not-found";

    /// <summary>409: the state does not allow the move; <c>legalMoves</c> names those that it does.</summary>
    public const string IllegalMove = "illegal-move";

    /// <summary>409: a unique value is taken already.</summary>
    public const string Conflict = "conflict";

    /// <summary>412: somebody changed the record in between; <c>changes</c> says who and what.</summary>
    public const string Stale = "stale";

    /// <summary>413: too large.</summary>
    public const string TooLarge = "too-large";

    /// <summary>422: readable, but it does not make sense; <c>errors</c> names the fields.</summary>
    public const string Invalid = "invalid";

    /// <summary>422: it looks like a mistake; <c>warnings</c> says why. Send it again with <c>acceptsWarnings</c> if it is meant so.</summary>
    public const string UnacceptedWarnings = "unaccepted-warnings";

    /// <summary>409: an earlier change of the same levels has not reached every open record; <c>changeId</c> names it.</summary>
    public const string UnfinishedChange = "unfinished-change";

    /// <summary>422: the idempotency key was used for another request.</summary>
    public const string IdempotencyKeyReused = "idempotency-key-reused";

    /// <summary>428: send <c>If-Match</c> with the version.</summary>
    public const string VersionRequired = "version-required";

    /// <summary>429: too many requests; wait as <c>Retry-After</c> says.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>503: a part that the request needs is away; try again.</summary>
    public const string Unavailable = "unavailable";
}
