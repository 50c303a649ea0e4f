namespace IncidentPlatform.Domain.Intake;

/// <summary>Who the sender of a mail is to the organization.</summary>
public enum SenderStanding
{
    /// <summary>An active member.</summary>
    Member,

    /// <summary>Somebody who may not work here any more.</summary>
    FormerMember,

    /// <summary>Nobody of this address is a member.</summary>
    Stranger,

    /// <summary>The platform itself.</summary>
    Ourselves,
}
