package register.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

class DocumentKeyTest {
    @Test
    void aSnapshotHasOneNameOnEveryMachine() {
        var header = new EntryHeader(
                new PolicyId("example"),
                12,
                EntryKind.CORRECTION,
                LocalDate.of(2025, 2, 1),
                ZoneOffset.UTC,
                3,
                Instant.EPOCH,
                "a reason",
                null,
                Sha256.of(new byte[0]));
        for (long redaction : new long[] {0, 13}) {
            assertEquals(
                    "example-2025-02-01-r3-pt-BR.pdf",
                    DocumentKey.snapshot(DocumentKey.Shelf.PUBLISHED, header, new Language("pt-BR"), redaction)
                            .fileName());
        }
        assertEquals(
                "example-1.yaml", new DocumentKey(DocumentKey.Shelf.PUBLISHED, "sources/example/1.yaml").fileName());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(
                    "snapshots/example/12-2025-02-01-r3-de.pdf",
                    DocumentKey.snapshot(header, new Language("de")).path());
        } finally {
            Locale.setDefault(before);
        }
    }
}
