package register.read.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.chain.VersionSummary;
import register.json.Json;
import register.page.SiteAddresses;
import register.policy.compare.Additions;

/// Writes entries for answers. A revision is always accompanied by its reason.
final class EntryView {
    private EntryView() {}

    /// @param additions in a correction; null otherwise
    static Json.Builder of(EntryHeader header, @Nullable Additions additions) {
        return ofAdded(header, additions == null ? null : VersionSummary.Added.of(additions));
    }

    /// The entry with the ids of the additions.
    static Json.Builder ofAdded(EntryHeader header, @Nullable List<VersionSummary.Added> added) {
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("timeZone", header.timeZone().getId())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("noNoticeReason", header.noNoticeReason())
                .put("recordedAt", header.recordedAt().toString())
                .put("contentHash", header.contentHash().hex())
                .put("entryHash", header.hash().hex())
                .put("backdated", added == null ? null : Json.of(header.isBackdated() && !added.isEmpty()))
                .put("additions", added == null ? null : Json.array(added, EntryView::addition));
    }

    private static Json addition(VersionSummary.Added added) {
        return Json.object()
                .put("id", added.id())
                .put("name", added.name())
                .put("whole", Json.of(added.whole()))
                .put("engagements", Json.strings(added.engagements()))
                .build();
    }

    static Json.Builder of(EntryHeader header, @Nullable Additions additions, VersionStatus status) {
        return of(header, additions).put("status", status.term());
    }

    /// A reference to an entry from another one.
    static Json.Obj reference(EntryHeader header) {
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("noNoticeReason", header.noNoticeReason())
                .put("version", SiteAddresses.version(header))
                .build();
    }
}
