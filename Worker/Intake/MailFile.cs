namespace IncidentPlatform.Worker.Intake;

/// <summary>A file in a mail.</summary>
/// <param name="Name">Without a path.</param>
/// <param name="ContentType">By content; null for a type that is not taken.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record MailFile(string Name, string? ContentType, byte[] Bytes);
