package register.read.endpoint;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.document.DocumentLinks;
import register.document.IssuedDocument;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.read.lookup.WithheldDocumentException;
import register.value.Language;
import register.value.PolicyId;

/// `GET /v1/policies/{policy}/versions/{date}/snapshot.pdf`: a stable address that leads to the sealed PDF. Answers
/// 503 while the PDF is being made, so that clients and caches try again later.
public record SnapshotEndpoint(DocumentLinks links) {
    /// The path, as in a gateway's route and the OpenAPI document.
    public static final String PATH = "/v1/policies/{policy}/versions/{date}/snapshot.pdf";

    private static final int RETRY_AFTER_SECONDS = 10;

    public Answer answer(RoutedRequest call) {
        PolicyId policy = call.policy();
        LocalDate date = call.date();
        Language wanted = call.parameters().language("lang");
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        StatedEntry stated = call.lookup().version(policy, date, revision, null);
        EntryHeader header = stated.header();
        if (header.kind() == EntryKind.WITHDRAWAL) {
            throw Refusal.of(
                    ProblemType.WITHDRAWN,
                    "this version was withdrawn; the announced text is at revision=" + header.revision());
        }
        Language language = stated.version().nearest(wanted);
        Optional<IssuedDocument.Snapshot> snapshot =
                call.lookup().issued().snapshot(policy, header.sequence(), language);
        if (snapshot.isEmpty() || isEnded(snapshot.get(), call.lookup(), header)) {
            throw Refusal.notYet("the PDF is being made", RETRY_AFTER_SECONDS);
        }
        URI address = address(snapshot.get());
        return Answer.empty(302)
                .with("Location", address.toASCIIString())
                .with(
                        "Cache-Control",
                        links.areLasting(snapshot.get().key())
                                ? Freshness.at(call.lookup().now(), header.timeZone())
                                : Freshness.NEVER)
                .with("Content-Language", language.tag());
    }

    /// True if it names a redacted person, and the snapshot without the name is not made yet.
    private static boolean isEnded(IssuedDocument.Snapshot snapshot, Lookup lookup, EntryHeader header) {
        return snapshot.key().shelf() == DocumentKey.Shelf.PERSONAL
                && lookup.redaction(header)
                        .filter(redaction -> redaction.sequence() > snapshot.redaction())
                        .isPresent();
    }

    /// The address of exactly the issued document.
    private URI address(IssuedDocument document) {
        return links.shortLived(
                        document.key(), document.sha256(), document.key().fileName())
                .orElseThrow(() -> new WithheldDocumentException(document));
    }
}
