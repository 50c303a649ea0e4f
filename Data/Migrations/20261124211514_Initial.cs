using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace IncidentPlatform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shows_contacts = table.Column<bool>(type: "boolean", nullable: false),
                    price_per_record = table.Column<int>(type: "integer", nullable: false),
                    price_per_hour = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    from_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    offered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_internal = table.Column<bool>(type: "boolean", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachment_chunk",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_chunk", x => new { x.organization_id, x.attachment_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "calendar",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "jsonb", nullable: false),
                    tzdb_version = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "category",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_category", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clock",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    policy_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    calendar_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_seconds = table.Column<long>(type: "bigint", nullable: false),
                    spans = table.Column<string>(type: "jsonb", nullable: false),
                    started_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    stopped_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    breached_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    breach_cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    band = table.Column<int>(type: "integer", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_sequence = table.Column<int>(type: "integer", nullable: false),
                    to_sequence = table.Column<int>(type: "integer", nullable: false),
                    enqueued_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    available_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    parked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    trace_parent = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalation_firing",
                columns: table => new
                {
                    clock_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    fired_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    is_superseded = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_escalation_firing", x => new { x.clock_id, x.rule_id, x.run });
                });

            migrationBuilder.CreateTable(
                name: "follower",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follower", x => new { x.organization_id, x.incident_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "group_membership",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_membership", x => new { x.organization_id, x.group_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "handled",
                columns: table => new
                {
                    subscription = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handled", x => new { x.subscription, x.delivery_id });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_key",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_key", x => new { x.organization_id, x.actor_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "incident",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "jsonb", nullable: true),
                    affected_item = table.Column<string>(type: "text", nullable: true),
                    affected_count = table.Column<int>(type: "integer", nullable: true),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    request_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hold_reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hold_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    state_before_hold = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    impact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    urgency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_priority_overridden = table.Column<bool>(type: "boolean", nullable: false),
                    is_major = table.Column<bool>(type: "boolean", nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    service_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requester_id = table.Column<Guid>(type: "uuid", nullable: false),
                    affected_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    responded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    responded_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    resolved_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    resolution_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    resolution_text = table.Column<string>(type: "text", nullable: true),
                    hops = table.Column<int>(type: "integer", nullable: false),
                    silent_hops = table.Column<int>(type: "integer", nullable: false),
                    reopen_count = table.Column<int>(type: "integer", nullable: false),
                    escalations = table.Column<int>(type: "integer", nullable: false),
                    first_assigned_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    classifier_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_routed = table.Column<bool>(type: "boolean", nullable: false),
                    is_touched_by_person = table.Column<bool>(type: "boolean", nullable: false),
                    was_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    rating_score = table.Column<int>(type: "integer", nullable: true),
                    holder_group_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    pausing_reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    last_sequence = table.Column<int>(type: "integer", nullable: false),
                    last_line_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incident_holder",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_held_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    until_sequence = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_holder", x => new { x.organization_id, x.group_id, x.incident_id });
                });

            migrationBuilder.CreateTable(
                name: "incident_link",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_link", x => new { x.organization_id, x.incident_id, x.type, x.other_id });
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    roles = table.Column<string[]>(type: "text[]", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => new { x.organization_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: true),
                    dedupe_key = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    leased_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_counter",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_counter", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    locale = table.Column<string>(type: "text", nullable: false),
                    is_provider = table.Column<bool>(type: "boolean", nullable: false),
                    desk_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    default_service_id = table.Column<Guid>(type: "uuid", nullable: true),
                    default_calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    priority_matrix = table.Column<string>(type: "jsonb", nullable: false),
                    reopen_window_days = table.Column<int>(type: "integer", nullable: false),
                    routing_mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    locale = table.Column<string>(type: "text", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: true),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personal_access_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_access_token", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "request_type",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_offered = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_type", x => new { x.organization_id, x.type });
                });

            migrationBuilder.CreateTable(
                name: "routing_decision",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    model_version = table.Column<int>(type: "integer", nullable: true),
                    suggestions = table.Column<string>(type: "jsonb", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_decision", x => new { x.organization_id, x.incident_id });
                });

            migrationBuilder.CreateTable(
                name: "routing_model",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: true),
                    example_count = table.Column<int>(type: "integer", nullable: false),
                    window_from = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    window_to = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    metrics = table.Column<string>(type: "jsonb", nullable: true),
                    artifact = table.Column<byte[]>(type: "bytea", nullable: true),
                    artifact_sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    finished_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    promoted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    promoted_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_routing_model", x => new { x.organization_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "service",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sla_policy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    refresh_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    former_refresh_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    refreshed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    absolute_expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signed_link",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_link", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "sla_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    current_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sla_policy_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<string>(type: "jsonb", nullable: false),
                    escalation = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_policy_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "support_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    tier = table.Column<int>(type: "integer", nullable: false),
                    calendar_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_group", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timeline",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entry = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline", x => new { x.organization_id, x.incident_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "timeline_text",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    redacted_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    redacted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    redaction_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline_text", x => new { x.organization_id, x.incident_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "timer",
                columns: table => new
                {
                    clock_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    taken_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    parked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timer", x => new { x.clock_id, x.rule_id, x.generation });
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_organization_id_group_id",
                table: "agreement",
                columns: new[] { "organization_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_provider_id_group_id",
                table: "agreement",
                columns: new[] { "provider_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_organization_id_incident_id_created_at",
                table: "attachment",
                columns: new[] { "organization_id", "incident_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_organization_id_name",
                table: "calendar",
                columns: new[] { "organization_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_version_organization_id_calendar_id_version",
                table: "calendar_version",
                columns: new[] { "organization_id", "calendar_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_category_organization_id_key",
                table: "category",
                columns: new[] { "organization_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clock_organization_id_incident_id_metric",
                table: "clock",
                columns: new[] { "organization_id", "incident_id", "metric" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_delivery_available",
                table: "delivery",
                columns: new[] { "subscription", "available_at" },
                filter: "parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_delivery_order",
                table: "delivery",
                columns: new[] { "subscription", "record_id", "from_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_delivery_parked",
                table: "delivery",
                columns: new[] { "organization_id", "parked_at" },
                filter: "parked_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_escalation_firing_organization_id_incident_id",
                table: "escalation_firing",
                columns: new[] { "organization_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_follower_organization_id_person_id_incident_id",
                table: "follower",
                columns: new[] { "organization_id", "person_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_membership_organization_id_person_id",
                table: "group_membership",
                columns: new[] { "organization_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_handled_at",
                table: "handled",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_key_created_at",
                table: "idempotency_key",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_incident_hold_until",
                table: "incident",
                column: "hold_until",
                filter: "hold_until is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_assignee_due",
                table: "incident",
                columns: new[] { "organization_id", "assignee_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_due",
                table: "incident",
                columns: new[] { "organization_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_open_group_due",
                table: "incident",
                columns: new[] { "organization_id", "group_id", "due_at", "id" },
                filter: "state in ('New', 'Assigned', 'InProgress', 'OnHold')");

            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_affected_user_id_opened_at_id",
                table: "incident",
                columns: new[] { "organization_id", "affected_user_id", "opened_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_number",
                table: "incident",
                columns: new[] { "organization_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_opened_at_id",
                table: "incident",
                columns: new[] { "organization_id", "opened_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_incident_organization_id_requester_id_opened_at_id",
                table: "incident",
                columns: new[] { "organization_id", "requester_id", "opened_at", "id" },
                descending: new[] { false, false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_incident_resolved",
                table: "incident",
                columns: new[] { "organization_id", "resolved_at", "id" },
                filter: "state = 'Resolved'");

            migrationBuilder.CreateIndex(
                name: "ix_incident_holder_organization_id_incident_id",
                table: "incident_holder",
                columns: new[] { "organization_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_link_organization_id_other_id",
                table: "incident_link",
                columns: new[] { "organization_id", "other_id" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_person_id",
                table: "membership",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_message_organization_id_dedupe_key",
                table: "message",
                columns: new[] { "organization_id", "dedupe_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_message_organization_id_incident_id",
                table: "message",
                columns: new[] { "organization_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organization_key",
                table: "organization",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_email",
                table: "person",
                column: "email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personal_access_token_organization_id_person_id_created_at",
                table: "personal_access_token",
                columns: new[] { "organization_id", "person_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_access_token_token_hash",
                table: "personal_access_token",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_routing_model_id",
                table: "routing_model",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_organization_id_key",
                table: "service",
                columns: new[] { "organization_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_absolute_expires_at",
                table: "session",
                column: "absolute_expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_session_former_refresh_hash",
                table: "session",
                column: "former_refresh_hash");

            migrationBuilder.CreateIndex(
                name: "ix_session_person_id",
                table: "session",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_refresh_hash",
                table: "session",
                column: "refresh_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_session_token_hash",
                table: "session",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signed_link_expires_at",
                table: "signed_link",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_organization_id_name",
                table: "sla_policy",
                columns: new[] { "organization_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sla_policy_version_organization_id_policy_id_version",
                table: "sla_policy_version",
                columns: new[] { "organization_id", "policy_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_group_organization_id_key",
                table: "support_group",
                columns: new[] { "organization_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_timer_pending",
                table: "timer",
                column: "due_at",
                filter: "taken_at is null and parked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_timer_pending_incident",
                table: "timer",
                column: "incident_id",
                filter: "taken_at is null and parked_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement");

            migrationBuilder.DropTable(
                name: "attachment");

            migrationBuilder.DropTable(
                name: "attachment_chunk");

            migrationBuilder.DropTable(
                name: "calendar");

            migrationBuilder.DropTable(
                name: "calendar_version");

            migrationBuilder.DropTable(
                name: "category");

            migrationBuilder.DropTable(
                name: "clock");

            migrationBuilder.DropTable(
                name: "delivery");

            migrationBuilder.DropTable(
                name: "escalation_firing");

            migrationBuilder.DropTable(
                name: "follower");

            migrationBuilder.DropTable(
                name: "group_membership");

            migrationBuilder.DropTable(
                name: "handled");

            migrationBuilder.DropTable(
                name: "idempotency_key");

            migrationBuilder.DropTable(
                name: "incident");

            migrationBuilder.DropTable(
                name: "incident_holder");

            migrationBuilder.DropTable(
                name: "incident_link");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "message");

            migrationBuilder.DropTable(
                name: "number_counter");

            migrationBuilder.DropTable(
                name: "organization");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "personal_access_token");

            migrationBuilder.DropTable(
                name: "request_type");

            migrationBuilder.DropTable(
                name: "routing_decision");

            migrationBuilder.DropTable(
                name: "routing_model");

            migrationBuilder.DropTable(
                name: "service");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "signed_link");

            migrationBuilder.DropTable(
                name: "sla_policy");

            migrationBuilder.DropTable(
                name: "sla_policy_version");

            migrationBuilder.DropTable(
                name: "support_group");

            migrationBuilder.DropTable(
                name: "timeline");

            migrationBuilder.DropTable(
                name: "timeline_text");

            migrationBuilder.DropTable(
                name: "timer");
        }
    }
}
