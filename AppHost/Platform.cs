using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

// File modes keep the passwords private; Windows has none. There, use the containers edition inside WSL.
[assembly: UnsupportedOSPlatform("windows")]
[assembly: InternalsVisibleTo("IncidentPlatform.Platform.Tests")]
