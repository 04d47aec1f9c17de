package register.document;

import java.time.LocalDate;
import register.json.Json;
import register.json.Members;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The written form of an issued document's record, used by every engine and by archives. Only an
/// acknowledgement's has a `reference`.
public final class IssuedDocumentJson {
    private IssuedDocumentJson() {}

    public static Json.Obj of(IssuedDocument document) {
        Json.Builder json = Json.object()
                .put("sha256", document.sha256().hex())
                .put("shelf", document.key().shelf().term())
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
                        .put("presentation", snapshot.presentation().json())
                        .build();
            case IssuedDocument.Acknowledgement acknowledgement ->
                json.put("reference", acknowledgement.reference().value()).build();
        };
    }

    /// Reads the record of a snapshot.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static IssuedDocument.Snapshot snapshot(Json json) {
        return snapshot(Members.of(json));
    }

    /// Reads the record of an acknowledgement.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static IssuedDocument.Acknowledgement acknowledgement(Json json) {
        return acknowledgement(Members.of(json));
    }

    private static IssuedDocument.Snapshot snapshot(Members in) {
        return new IssuedDocument.Snapshot(
                in.required("sha256", Sha256::new),
                key(in),
                in.instant("issuedAt"),
                in.required("policy", PolicyId::new),
                in.number("sequence"),
                in.required("effectiveDate", LocalDate::parse),
                in.count("revision"),
                in.required("language", Language::new),
                in.number("redaction"),
                Presentation.read(in.object("presentation")));
    }

    private static IssuedDocument.Acknowledgement acknowledgement(Members in) {
        return new IssuedDocument.Acknowledgement(
                in.required("sha256", Sha256::new),
                key(in),
                in.instant("issuedAt"),
                in.required("reference", Reference::new));
    }

    private static DocumentKey key(Members in) {
        return new DocumentKey(in.word("shelf", DocumentKey.Shelf.class), in.text("path"));
    }
}
