using IncidentPlatform.Data.Agreements;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Data.Imports;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Data.MajorIncidents;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.ServiceCatalog;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Data.Templates;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Data.Views;
using IncidentPlatform.Data.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Data;

/// <summary>The platform's tables as one tenant sees them.</summary>
/// <param name="options">Connection of a role that row-level security binds, or the owner's for migrations.</param>
/// <param name="tenant">The organization for which this context works.</param>
public sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options, CurrentTenant tenant) : DbContext(options)
{
    /// <summary>Name of the query filter that is the first wall.</summary>
    public const string TenantFilter = "tenant";

    /// <summary>The organization for which this context works.</summary>
    public CurrentTenant Tenant => tenant;

    // Read by the query filters, anew for each query.
    private Guid? TenantId => tenant.OrganizationId;

    public DbSet<OrganizationRow> Organizations => Set<OrganizationRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();
    public DbSet<MemberRow> Members => Set<MemberRow>();
    public DbSet<PersonCardRow> PersonCards => Set<PersonCardRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<PersonalAccessTokenRow> PersonalAccessTokens => Set<PersonalAccessTokenRow>();
    public DbSet<SignedLinkRow> SignedLinks => Set<SignedLinkRow>();
    public DbSet<SupportGroupRow> SupportGroups => Set<SupportGroupRow>();
    public DbSet<GroupMembershipRow> GroupMemberships => Set<GroupMembershipRow>();
    public DbSet<ServiceRow> Services => Set<ServiceRow>();
    public DbSet<CategoryRow> Categories => Set<CategoryRow>();
    public DbSet<RequestTypeRow> RequestTypes => Set<RequestTypeRow>();
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();
    public DbSet<CalendarVersionRow> CalendarVersions => Set<CalendarVersionRow>();
    public DbSet<SlaPolicyRow> SlaPolicies => Set<SlaPolicyRow>();
    public DbSet<SlaPolicyVersionRow> SlaPolicyVersions => Set<SlaPolicyVersionRow>();
    public DbSet<OlaPolicyRow> OlaPolicies => Set<OlaPolicyRow>();
    public DbSet<OlaPolicyVersionRow> OlaPolicyVersions => Set<OlaPolicyVersionRow>();
    public DbSet<LevelChangeRow> LevelChanges => Set<LevelChangeRow>();
    public DbSet<LevelLaneRow> LevelLanes => Set<LevelLaneRow>();
    public DbSet<EscalationPolicyRow> EscalationPolicies => Set<EscalationPolicyRow>();
    public DbSet<EscalationPolicyVersionRow> EscalationPolicyVersions => Set<EscalationPolicyVersionRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<TextTemplateRow> TextTemplates => Set<TextTemplateRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<TimelineRow> Timeline => Set<TimelineRow>();
    public DbSet<TimelineTextRow> TimelineTexts => Set<TimelineTextRow>();
    public DbSet<IncidentHolderRow> IncidentHolders => Set<IncidentHolderRow>();
    public DbSet<FollowerRow> Followers => Set<FollowerRow>();
    public DbSet<IncidentLinkRow> IncidentLinks => Set<IncidentLinkRow>();
    public DbSet<MajorIncidentRow> MajorIncidents => Set<MajorIncidentRow>();
    public DbSet<MajorStatusRow> MajorStatuses => Set<MajorStatusRow>();
    public DbSet<MajorProposalRow> MajorProposals => Set<MajorProposalRow>();
    public DbSet<MajorProposalRecordRow> MajorProposalRecords => Set<MajorProposalRecordRow>();
    public DbSet<BurstSettingsRow> BurstSettings => Set<BurstSettingsRow>();
    public DbSet<NumberCounterRow> NumberCounters => Set<NumberCounterRow>();
    public DbSet<IdempotencyKeyRow> IdempotencyKeys => Set<IdempotencyKeyRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<AttachmentChunkRow> AttachmentChunks => Set<AttachmentChunkRow>();
    public DbSet<MailIntakeRow> MailIntakes => Set<MailIntakeRow>();
    public DbSet<ReceivedMailRow> ReceivedMails => Set<ReceivedMailRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<ImportChunkRow> ImportChunks => Set<ImportChunkRow>();
    public DbSet<ImportProblemRow> ImportProblems => Set<ImportProblemRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();
    public DbSet<AuditRunRow> AuditRuns => Set<AuditRunRow>();
    public DbSet<AuditDifferenceRow> AuditDifferences => Set<AuditDifferenceRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<EscalationFiringRow> EscalationFirings => Set<EscalationFiringRow>();
    public DbSet<RotaRow> Rotas => Set<RotaRow>();
    public DbSet<OnCallOverrideRow> OnCallOverrides => Set<OnCallOverrideRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<HandledRow> Handled => Set<HandledRow>();
    public DbSet<MessageRow> Messages => Set<MessageRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    public DbSet<WebhookAttemptRow> WebhookAttempts => Set<WebhookAttemptRow>();
    public DbSet<RoutingDecisionRow> RoutingDecisions => Set<RoutingDecisionRow>();
    public DbSet<RoutingModelRow> RoutingModels => Set<RoutingModelRow>();
    public DbSet<RoutingSettingRow> RoutingSettings => Set<RoutingSettingRow>();
    public DbSet<RoutingGroupRow> RoutingGroups => Set<RoutingGroupRow>();
    public DbSet<RoutingReplayRow> RoutingReplays => Set<RoutingReplayRow>();
    public DbSet<RoutingChangeRow> RoutingChanges => Set<RoutingChangeRow>();
    public DbSet<GroupSuccessorRow> GroupSuccessors => Set<GroupSuccessorRow>();
    public DbSet<TrainingExclusionRow> TrainingExclusions => Set<TrainingExclusionRow>();
    public DbSet<LearningSettingsRow> LearningSettings => Set<LearningSettingsRow>();
    public DbSet<RoutingWeekRow> RoutingWeeks => Set<RoutingWeekRow>();
    public DbSet<AgreementRow> Agreements => Set<AgreementRow>();
    public DbSet<IncidentFactRow> IncidentFacts => Set<IncidentFactRow>();
    public DbSet<HolderSpanRow> HolderSpans => Set<HolderSpanRow>();
    public DbSet<ClockFactRow> ClockFacts => Set<ClockFactRow>();
    public DbSet<BusinessCountRow> BusinessCounts => Set<BusinessCountRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PlatformDbContext).Assembly);

        modelBuilder.Entity<OrganizationRow>().HasQueryFilter(TenantFilter, row => row.Id == TenantId);
        Wall<MembershipRow>(modelBuilder);
        Wall<SessionRow>(modelBuilder);
        Wall<PersonalAccessTokenRow>(modelBuilder);
        Wall<SignedLinkRow>(modelBuilder);
        Wall<SupportGroupRow>(modelBuilder);
        Wall<GroupMembershipRow>(modelBuilder);
        Wall<ServiceRow>(modelBuilder);
        Wall<CategoryRow>(modelBuilder);
        Wall<RequestTypeRow>(modelBuilder);
        Wall<CalendarRow>(modelBuilder);
        Wall<CalendarVersionRow>(modelBuilder);
        Wall<SlaPolicyRow>(modelBuilder);
        Wall<SlaPolicyVersionRow>(modelBuilder);
        Wall<OlaPolicyRow>(modelBuilder);
        Wall<OlaPolicyVersionRow>(modelBuilder);
        Wall<LevelChangeRow>(modelBuilder);
        Wall<LevelLaneRow>(modelBuilder);
        Wall<EscalationPolicyRow>(modelBuilder);
        Wall<EscalationPolicyVersionRow>(modelBuilder);
        Wall<SavedViewRow>(modelBuilder);
        Wall<TextTemplateRow>(modelBuilder);
        Wall<IncidentRow>(modelBuilder);
        Wall<TimelineRow>(modelBuilder);
        Wall<TimelineTextRow>(modelBuilder);
        Wall<IncidentHolderRow>(modelBuilder);
        Wall<FollowerRow>(modelBuilder);
        Wall<IncidentLinkRow>(modelBuilder);
        Wall<MajorIncidentRow>(modelBuilder);
        Wall<MajorStatusRow>(modelBuilder);
        Wall<MajorProposalRow>(modelBuilder);
        Wall<MajorProposalRecordRow>(modelBuilder);
        Wall<BurstSettingsRow>(modelBuilder);
        Wall<NumberCounterRow>(modelBuilder);
        Wall<IdempotencyKeyRow>(modelBuilder);
        Wall<AttachmentRow>(modelBuilder);
        Wall<AttachmentChunkRow>(modelBuilder);
        Wall<ImportRow>(modelBuilder);
        Wall<ImportChunkRow>(modelBuilder);
        Wall<ImportProblemRow>(modelBuilder);
        Wall<ClockRow>(modelBuilder);
        Wall<RotaRow>(modelBuilder);
        Wall<OnCallOverrideRow>(modelBuilder);
        Wall<AuditRunRow>(modelBuilder);
        Wall<AuditDifferenceRow>(modelBuilder);
        Wall<MessageRow>(modelBuilder);
        Wall<WebhookRow>(modelBuilder);
        Wall<WebhookAttemptRow>(modelBuilder);
        Wall<RoutingDecisionRow>(modelBuilder);
        Wall<RoutingModelRow>(modelBuilder);
        Wall<RoutingSettingRow>(modelBuilder);
        Wall<RoutingGroupRow>(modelBuilder);
        Wall<RoutingReplayRow>(modelBuilder);
        Wall<RoutingChangeRow>(modelBuilder);
        Wall<GroupSuccessorRow>(modelBuilder);
        Wall<TrainingExclusionRow>(modelBuilder);
        Wall<LearningSettingsRow>(modelBuilder);
        Wall<RoutingWeekRow>(modelBuilder);
        Wall<AgreementRow>(modelBuilder);
        Wall<IncidentFactRow>(modelBuilder);
        Wall<HolderSpanRow>(modelBuilder);
        Wall<ClockFactRow>(modelBuilder);
        Wall<BusinessCountRow>(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Enums are text: only text, uuid, int8 and timestamptz compare leakproof, so only these use an index behind the wall.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private void Wall<T>(ModelBuilder modelBuilder)
        where T : class, ITenantRow =>
        modelBuilder.Entity<T>().HasQueryFilter(TenantFilter, row => row.OrganizationId == TenantId);
}
