using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class FactIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incident_holder_span_to",
                table: "incident_holder_span");

            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.AddColumn<int>(
                name: "length_class",
                table: "incident_holder_span",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // Writes every span that lasted longer than a day anew.
            migrationBuilder.Sql("""
                update incident_holder_span
                set length_class = (select count(*) from generate_series(0, 12) k where to_at - from_at > make_interval(hours => 24 * (1 << k)))
                where to_at - from_at > interval '24 hours'
                """);

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_span_ended",
                table: "incident_holder_span",
                columns: new[] { "organization_id", "length_class", "to_at", "from_at" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_span_lasting",
                table: "incident_holder_span",
                columns: new[] { "organization_id", "from_at" },
                filter: "to_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id", "provider_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_incident_holder_span_ended",
                table: "incident_holder_span");

            migrationBuilder.DropIndex(
                name: "ix_incident_holder_span_lasting",
                table: "incident_holder_span");

            migrationBuilder.DropIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact");

            migrationBuilder.DropColumn(
                name: "length_class",
                table: "incident_holder_span");

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_span_to",
                table: "incident_holder_span",
                columns: new[] { "organization_id", "to_at", "from_at" });

            migrationBuilder.CreateIndex(
                name: "ix_clock_fact_at",
                table: "clock_fact",
                columns: new[] { "organization_id", "at" })
                .Annotation("Npgsql:IndexInclude", new[] { "outcome", "metric", "kind", "priority", "is_counted_apart", "is_restricted", "service_id", "group_id" });
        }
    }
}
