package register.read;

import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.json.Json;
import register.read.page.Addresses;

/// What answers say of an entry. Wherever a revision is named, so is the reason for it.
final class EntryView {
    private EntryView() {}

    static Json.Builder of(EntryHeader header) {
        return Json.object()
                .put("effectiveDate", header.effectiveDate().toString())
                .put("timeZone", header.timeZone().getId())
                .put("revision", header.revision())
                .put("entryKind", header.kind().term())
                .put("reason", header.reason())
                .put("recordedAt", header.recordedAt().toString())
                .put("contentHash", header.contentHash().hex())
                .put("entryHash", header.hash().hex());
    }

    static Json.Builder of(EntryHeader header, VersionStatus status) {
        return of(header).put("status", status.term());
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
