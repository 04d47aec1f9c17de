package register.document;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.NUMBER;
import static register.json.Plain.TEXT;
import static register.value.Forms.LANGUAGE;
import static register.value.Forms.POLICY;
import static register.value.Forms.REFERENCE;
import static register.value.Forms.SHA256;

import java.net.URI;
import java.time.LocalDate;
import register.document.IssuedDocument.Acknowledgement;
import register.document.IssuedDocument.Snapshot;
import register.json.Form;
import register.json.RecordForm;

/// The written forms of issued documents' records, used by every engine and by archives.
public final class IssuedDocumentJson {
    private static final RecordForm<DocumentKey> KEY = RecordForm.of(field -> new DocumentKey(
            field.of("shelf", Form.word(DocumentKey.Shelf.class), DocumentKey::shelf),
            field.of("path", TEXT, DocumentKey::path)));

    private static final RecordForm<Presentation> PRESENTATION = RecordForm.of(field -> new Presentation(
            field.of("layout", COUNT, Presentation::layout),
            field.optional("address", Form.text(URI::toString, URI::create), Presentation::address)));

    public static final RecordForm<Snapshot> SNAPSHOT = RecordForm.of(field -> new Snapshot(
            field.of("sha256", SHA256, Snapshot::sha256),
            field.part(KEY, Snapshot::key),
            field.of("issuedAt", INSTANT, Snapshot::issuedAt),
            field.of("policy", POLICY, Snapshot::policy),
            field.of("sequence", NUMBER, Snapshot::sequence),
            field.of("effectiveDate", Form.text(LocalDate::toString, LocalDate::parse), Snapshot::effectiveDate),
            field.of("revision", COUNT, Snapshot::revision),
            field.of("language", LANGUAGE, Snapshot::language),
            field.of("redaction", NUMBER, Snapshot::redaction),
            field.of("presentation", PRESENTATION, Snapshot::presentation)));

    public static final RecordForm<Acknowledgement> ACKNOWLEDGEMENT = RecordForm.of(field -> new Acknowledgement(
            field.of("sha256", SHA256, Acknowledgement::sha256),
            field.part(KEY, Acknowledgement::key),
            field.of("issuedAt", INSTANT, Acknowledgement::issuedAt),
            field.of("reference", REFERENCE, Acknowledgement::reference)));

    private IssuedDocumentJson() {}
}
