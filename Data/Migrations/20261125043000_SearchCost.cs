using IncidentPlatform.Data.Incidents;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IncidentPlatform.Data.Migrations;

/// <summary>A search works its query out once, and reads few records that wait for the words' index.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261125043000_SearchCost")]
public sealed class SearchCost : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(SearchSql.QueryWorkedOutOnce);
        migrationBuilder.Sql(SearchSql.IsCommonQuery);
        migrationBuilder.Sql(SearchSql.NewestOnce);
        migrationBuilder.Sql(SearchSql.ShortPendingList);
        migrationBuilder.Sql("select gin_clean_pending_list('ix_incident_search')");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("alter index ix_incident_search reset (gin_pending_list_limit)");
        migrationBuilder.Sql(SearchSql.Newest.Replace("create function", "create or replace function", StringComparison.Ordinal));
        migrationBuilder.Sql(SearchSql.IsCommon.Replace("create function", "create or replace function", StringComparison.Ordinal));
        migrationBuilder.Sql("drop function search_is_common(tsquery)");
        migrationBuilder.Sql(SearchSql.QueryOnce);
    }
}
