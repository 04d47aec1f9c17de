package register.archive;

import static register.archive.JsonFields.number;
import static register.archive.JsonFields.required;
import static register.archive.JsonFields.small;
import static register.archive.JsonFields.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import register.chain.Bytes;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.json.Json;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.Reference;

/// The record of an issued document as JSON.
final class IssuedJson {
    private IssuedJson() {}

    static Json.Obj of(IssuedDocument document) {
        Json.Builder json = Json.object()
                .put("sha256", document.sha256().hex())
                .put("shelf", document.key().shelf().name().toLowerCase(Locale.ROOT))
                .put("path", document.key().path())
                .put("issuedAt", document.issuedAt().toString());
        return switch (document) {
            case IssuedDocument.Snapshot snapshot ->
                json.put("policy", snapshot.policy().value())
                        .put("sequence", snapshot.sequence())
                        .put("effectiveDate", snapshot.effectiveDate().toString())
                        .put("revision", snapshot.revision())
                        .put("language", snapshot.language().tag())
                        .put("redaction", snapshot.redaction())
                        .build();
            case IssuedDocument.Acknowledgement acknowledgement ->
                json.put("reference", acknowledgement.reference().value()).build();
        };
    }

    static IssuedDocument.Snapshot snapshot(Bytes content) {
        Json.Obj json = JsonFields.object(content);
        return new IssuedDocument.Snapshot(
                required(json, "sha256", Sha256::new),
                key(json),
                required(json, "issuedAt", Instant::parse),
                required(json, "policy", PolicyId::new),
                number(json, "sequence"),
                required(json, "effectiveDate", LocalDate::parse),
                small(json, "revision"),
                required(json, "language", Language::new),
                number(json, "redaction"));
    }

    static IssuedDocument.Acknowledgement acknowledgement(Bytes content) {
        Json.Obj json = JsonFields.object(content);
        return new IssuedDocument.Acknowledgement(
                required(json, "sha256", Sha256::new),
                key(json),
                required(json, "issuedAt", Instant::parse),
                required(json, "reference", Reference::new));
    }

    private static DocumentKey key(Json.Obj json) {
        String shelf = text(json, "shelf");
        for (DocumentKey.Shelf known : DocumentKey.Shelf.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(shelf)) {
                return new DocumentKey(known, text(json, "path"));
            }
        }
        throw new IllegalArgumentException("shelf: one that is not known");
    }
}
