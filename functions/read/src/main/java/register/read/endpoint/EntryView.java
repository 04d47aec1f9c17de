package register.read.endpoint;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.json.Json;
import register.policy.Engagement;
import register.policy.compare.Additions;
import register.read.html.Addresses;

/// What answers say of an entry. Wherever a revision is named, so is the reason for it.
final class EntryView {
    private EntryView() {}

    /// @param additions what a correction adds; null for what is no correction
    static Json.Builder of(EntryHeader header, @Nullable Additions additions) {
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("timeZone", header.timeZone().getId())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("recordedAt", header.recordedAt().toString())
                .put("contentHash", header.contentHash().hex())
                .put("entryHash", header.hash().hex())
                .put("backdated", additions == null ? null : Json.of(header.isBackdated() && !additions.isEmpty()))
                .put("additions", additions == null ? null : Json.array(additions.parts(), EntryView::addition));
    }

    private static Json addition(Additions.Part part) {
        return Json.object()
                .put("id", part.subprocessor().id())
                .put("name", part.subprocessor().name())
                .put("whole", Json.of(part.whole()))
                .put(
                        "engagements",
                        Json.strings(
                                part.engagements().stream().map(Engagement::id).toList()))
                .build();
    }

    static Json.Builder of(EntryHeader header, @Nullable Additions additions, VersionStatus status) {
        return of(header, additions).put("status", status.term());
    }

    /// What another entry says of this one when it points to it.
    static Json.Obj reference(EntryHeader header) {
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("version", Addresses.version(header.policy(), header.effectiveDate()))
                .build();
    }
}
