namespace IncidentPlatform.Domain.ServiceCatalog;

/// <summary>How a field is asked and checked.</summary>
public enum FormFieldKind
{
    /// <summary>One line, at most 200 characters.</summary>
    Text,

    /// <summary>Several lines, at most 4,000 characters.</summary>
    LongText,

    /// <summary>A date, <c>2026-11-24</c>.</summary>
    Date,

    /// <summary>A whole number from 1 to 100,000.</summary>
    Number,
}
