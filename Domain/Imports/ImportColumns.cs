using System.Collections.Frozen;

namespace IncidentPlatform.Domain.Imports;

/// <summary>Finds out from its header what a column holds, in English, Indonesian and the field names of ServiceNow.</summary>
public static class ImportColumns
{
    private static readonly (ImportField Field, string[] Names)[] Known =
    [
        (ImportField.Number, ["number", "incident number", "incident id", "ticket", "ticket number", "ticket id", "id", "nomor", "nomor insiden", "nomor tiket", "no tiket"]),
        (ImportField.Subject, ["subject", "short description", "title", "summary", "judul", "subjek", "perihal", "ringkasan"]),
        (ImportField.Description, ["description", "details", "text", "deskripsi", "uraian", "keterangan", "rincian"]),
        (ImportField.OpenedAt, ["opened", "opened at", "openedat", "created", "created at", "date opened", "dibuka", "tanggal dibuka", "dibuat", "tanggal lapor", "waktu lapor"]),
        (ImportField.RespondedAt, ["responded", "responded at", "respondedat", "first response", "accepted", "ditanggapi", "tanggal ditanggapi", "diterima"]),
        (ImportField.ResolvedAt, ["resolved", "resolved at", "resolvedat", "date resolved", "diselesaikan", "tanggal diselesaikan", "selesai", "tanggal selesai"]),
        (ImportField.ClosedAt, ["closed", "closed at", "closedat", "date closed", "ditutup", "tanggal ditutup", "tutup"]),
        (ImportField.ChangedAt, ["changed", "changed at", "updated", "updated at", "sys updated at", "sys updated on", "diubah", "tanggal diubah", "waktu perubahan"]),
        (ImportField.State, ["state", "status", "incident state", "keadaan", "status insiden"]),
        (ImportField.Group, ["group", "support group", "assignment group", "label", "team", "grup", "grup pendukung", "kelompok", "tim"]),
        (ImportField.Assignee, ["assignee", "assigned to", "agent", "petugas", "ditugaskan kepada", "penanggung jawab"]),
        (ImportField.Requester, ["requester", "caller", "caller id", "reported by", "consumer", "pelapor", "pemohon", "konsumen"]),
        (ImportField.Kind, ["kind", "type", "ticket type", "jenis", "tipe"]),
        (ImportField.Priority, ["priority", "prioritas"]),
        (ImportField.Impact, ["impact", "dampak"]),
        (ImportField.Urgency, ["urgency", "urgensi"]),
        (ImportField.Service, ["service", "business service", "layanan"]),
        (ImportField.Category, ["category", "kategori"]),
        (ImportField.ResolutionCode, ["resolution code", "resolutioncode", "closed code", "close code", "kode penyelesaian"]),
        (ImportField.ResolutionText, ["resolution", "resolution text", "resolution notes", "close notes", "penyelesaian", "solusi"]),
    ];

    private static readonly FrozenDictionary<string, ImportField> ByName =
        Known.SelectMany(entry => entry.Names.Select(name => (name, entry.Field))).ToFrozenDictionary(pair => pair.name, pair => pair.Field);

    /// <summary>The column of each field that is recognised; of two for one field the first.</summary>
    public static IReadOnlyDictionary<ImportField, string> Recognise(IEnumerable<string> headers)
    {
        var columns = new Dictionary<ImportField, string>();
        foreach (var header in headers)
        {
            if (ByName.TryGetValue(Plain(header), out var field)) columns.TryAdd(field, header);
        }
        return columns;
    }

    /// <summary>A file with a column for the instant of a change, and a number to hold the changes together, is an event log.</summary>
    public static ImportFormat FormatOf(IReadOnlyDictionary<ImportField, string> columns) =>
        ImportPlan.Required(ImportFormat.Changes).All(columns.ContainsKey) ? ImportFormat.Changes : ImportFormat.Incidents;

    /// <summary>A word without regard to capitals, separators and blanks around it.</summary>
    internal static string Plain(string word) => string.Join(' ', word.Trim().ToLowerInvariant().Split([' ', '_', '-', '.'], StringSplitOptions.RemoveEmptyEntries));
}
