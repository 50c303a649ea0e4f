namespace IncidentPlatform.Domain.Templates;

/// <summary>Where a ready-made text is used.</summary>
public enum TemplatePurpose
{
    /// <summary>In a reply or a note.</summary>
    Reply,

    /// <summary>In the words that go with a resolution.</summary>
    Resolution,

    /// <summary>As the beginning of a record that an agent opens for somebody on the phone.</summary>
    Record,
}
