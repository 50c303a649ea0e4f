using IncidentPlatform.Contracts.Problems;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A list whose entries can be changed: what was typed into a refused form stays beside why it was refused.</summary>
public sealed class EntryList<TItem, TForm>(IReadOnlyList<TItem> items)
    where TForm : class, IEntryForm
{
    private TForm? _refused;
    private PlatformProblem? _problem;

    public IReadOnlyList<TItem> Items => items;

    public void Refuse(TForm form, PlatformProblem problem) => (_refused, _problem) = (form, problem);

    /// <summary>The refused form where it is this entry's.</summary>
    /// <param name="id">Null for the form of a new entry.</param>
    public TForm? Typed(Guid? id) => _refused is not null && _refused.Id == id ? _refused : null;

    /// <summary>Why this entry's form was refused; null when it was not.</summary>
    /// <param name="id">Null for the form of a new entry.</param>
    public PlatformProblem? ProblemOf(Guid? id) => Typed(id) is null ? null : _problem;
}
