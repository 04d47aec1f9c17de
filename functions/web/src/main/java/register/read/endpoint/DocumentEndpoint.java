package register.read.endpoint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.chain.VersionStatus;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.json.Json;
import register.page.SiteAddresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.value.PolicyId;
import register.value.Sha256;

/// `GET /v1/documents/{sha256}`: states whether the register issued a document with this hash. For an
/// acknowledgement it states nothing else, because that was issued to one person.
final class DocumentEndpoint {
    private DocumentEndpoint() {}

    static Answer answer(RoutedRequest call) {
        Sha256 sha256 = call.sha256();
        IssuedDocument document = call.lookup()
                .issued()
                .find(sha256)
                .orElseThrow(() -> Refusal.of(
                        ProblemType.NOT_ISSUED,
                        "sha256",
                        sha256.hex(),
                        "the register issued no document with this hash"));
        return switch (document) {
            case IssuedDocument.Snapshot snapshot ->
                snapshot(snapshot, call.lookup().still(snapshot.policy()));
            case IssuedDocument.Acknowledgement _ ->
                Answer.json(
                        issued(sha256, "acknowledgement").build(),
                        Freshness.at(call.lookup().now(), List.of()));
        };
    }

    private static Json.Builder issued(Sha256 sha256, String kind) {
        return Json.object().put("sha256", sha256.hex()).put("issued", true).put("kind", kind);
    }

    /// The redaction since which this snapshot is no longer served, because it names a redacted person.
    private static Optional<EntryHeader> ended(IssuedDocument.Snapshot snapshot, Lookup lookup, EntryHeader header) {
        return snapshot.key().shelf() == DocumentKey.Shelf.PERSONAL
                ? lookup.redaction(header).filter(redaction -> redaction.sequence() > snapshot.redaction())
                : Optional.empty();
    }

    private static Json redaction(EntryHeader redaction) {
        return Json.object()
                .put("sequence", redaction.sequence())
                .put("recordedAt", redaction.recordedAt().toString())
                .put("reason", redaction.reason())
                .build();
    }

    private static Answer snapshot(IssuedDocument.Snapshot snapshot, Lookup lookup) {
        PolicyId policy = snapshot.policy();
        EntryHeader header = lookup.entry(policy, snapshot.sequence())
                .map(Entry::header)
                .orElseThrow(() -> new IllegalStateException("a snapshot of no entry: " + snapshot.sha256()));
        History history = lookup.history();
        VersionStatus status = history.status(header, null);
        LocalDate date = header.effectiveDate();
        String stable = SiteAddresses.with(SiteAddresses.snapshot(policy, date), "lang", snapshot.language());
        return Answer.json(
                issued(snapshot.sha256(), "snapshot")
                        .putAll(EntryView.of(header, lookup.additions(header), status)
                                .build()
                                .members())
                        .put("policy", policy.value())
                        .put("language", snapshot.language().tag())
                        .put("issuedAt", snapshot.issuedAt().toString())
                        .put("inForce", status == VersionStatus.IN_FORCE)
                        .put(
                                "redaction",
                                ended(snapshot, lookup, header)
                                        .map(DocumentEndpoint::redaction)
                                        .orElse(null))
                        .put(
                                "supersededBy",
                                history.successor(header)
                                        .map(EntryView::reference)
                                        .orElse(null))
                        .put(
                                "links",
                                Json.object()
                                        .put("self", SiteAddresses.document(snapshot.sha256()))
                                        .put("snapshot", SiteAddresses.with(stable, "revision", header.revision()))
                                        .put(
                                                "version",
                                                SiteAddresses.with(
                                                        SiteAddresses.version(policy, date),
                                                        "revision",
                                                        header.revision())))
                        .build(),
                Freshness.briefly(lookup.now(), header.timeZone()));
    }
}
