namespace IncidentPlatform.Api.Imports;

/// <summary>Records of other systems.</summary>
internal static class ImportRegistration
{
    /// <summary>Registers what the endpoints need.</summary>
    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Data.Imports.Imports>();
        builder.Services.AddScoped<ImportReader>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        ImportIncidents.Map(imports);
        ListImports.Map(imports);
        GetImport.Map(imports);
        ListImportProblems.Map(imports);
        PlanImport.Map(imports);
        MoveImport.Map(imports);
    }
}
