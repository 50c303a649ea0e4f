using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/bulk</c>: the same move for many records. The field of the action's name says how.</summary>
/// <param name="Items">The records, each once.</param>
/// <param name="Action">What happens to each.</param>
/// <param name="Assign">With <see cref="BulkAction.Assign"/>.</param>
/// <param name="Hold">With <see cref="BulkAction.Hold"/>.</param>
/// <param name="Escalate">With <see cref="BulkAction.Escalate"/>.</param>
/// <param name="Priority">With <see cref="BulkAction.Priority"/>.</param>
/// <param name="Resolve">With <see cref="BulkAction.Resolve"/>.</param>
/// <param name="Cancel">With <see cref="BulkAction.Cancel"/>.</param>
/// <param name="Comment">With <see cref="BulkAction.Comment"/>.</param>
/// <param name="Follow">With <see cref="BulkAction.Follow"/>; null: the caller follows.</param>
public sealed record BulkRequest(
    [property: Required, MinLength(1), MaxLength(BulkRequest.Most)] IReadOnlyList<BulkItem> Items,
    BulkAction Action,
    AssignRequest? Assign = null,
    HoldRequest? Hold = null,
    EscalateRequest? Escalate = null,
    PriorityRequest? Priority = null,
    ResolveRequest? Resolve = null,
    ReasonRequest? Cancel = null,
    CommentRequest? Comment = null,
    FollowRequest? Follow = null)
{
    /// <summary>The most records of one request.</summary>
    public const int Most = 100;
}
