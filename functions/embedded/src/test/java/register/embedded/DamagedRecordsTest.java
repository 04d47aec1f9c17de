package register.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.contract.world.FictitiousSeals;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.Presentation;
import register.document.SealUse;
import register.request.DpaRequest;
import register.request.RequestState;
import register.request.Ruling;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// A row whose key columns were changed so that they contradict its record is refused by name.
final class DamagedRecordsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final PolicyId POLICY = new PolicyId("example");
    private static final Reference FIRST = new Reference("DPA-AAAA-AAAA-AAAA");
    private static final Reference OTHER = new Reference("DPA-BBBB-BBBB-BBBB");
    private static final Sha256 ONE = Sha256.of(new byte[] {1});
    private static final Sha256 TWO = Sha256.of(new byte[] {2});

    @TempDir
    Path folder;

    private EmbeddedPorts engine;

    @BeforeEach
    void open() {
        engine = EmbeddedPorts.open(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static DpaRequest request(Reference reference) {
        return DpaRequest.received(
                reference,
                NOON,
                POLICY,
                "mari@customer.example",
                Language.ENGLISH,
                ONE,
                Ruling.QUEUE,
                "attached-document",
                null,
                null,
                RequestState.QUEUED,
                null);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = Database.connect(folder.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    private static void refused(String name, Executable reading) {
        String said = String.valueOf(
                assertThrows(IllegalStateException.class, reading).getMessage());
        assertTrue(said.startsWith(name + ": its record "), said);
    }

    /// Otherwise a person would answer another's request, and a change would be retried forever.
    @Test
    void aRequestThatIsFoundByAnothersReferenceRevisionOrTimeIsRefused() throws Exception {
        for (String set : new String[] {
            "reference = '" + OTHER + "'", "revision = 2", "received_at = '2020-01-01T00:00:00.000000000Z'"
        }) {
            assertTrue(engine.requests().open(request(FIRST)));
            execute("UPDATE request SET " + set);
            Reference found = set.startsWith("reference") ? OTHER : FIRST;
            refused("request " + found, () -> engine.requests().find(found));
            refused("request " + found, () -> engine.requests().newest(10));
            execute("DELETE FROM request");
        }
        assertTrue(engine.requests().open(request(FIRST)));
        execute("UPDATE request SET record = '{}'");
        refused("request " + FIRST, () -> engine.requests().find(FIRST));
        execute("UPDATE request SET record = '" + "[".repeat(500) + "]".repeat(500) + "'");
        refused("request " + FIRST, () -> engine.requests().find(FIRST));
    }

    @Test
    void aDocumentThatIsFoundByAnothersHashOrEditionIsRefused() throws Exception {
        var snapshot = new IssuedDocument.Snapshot(
                ONE,
                new DocumentKey(DocumentKey.Shelf.PUBLISHED, "snapshots/example/1.pdf"),
                NOON,
                POLICY,
                1,
                LocalDate.of(2026, 3, 1),
                1,
                Language.ENGLISH,
                0,
                Presentation.NONE);
        engine.issuedDocuments().record(snapshot);
        execute("UPDATE issued_document SET sha256 = '" + TWO + "'");
        refused("issued document " + TWO, () -> engine.issuedDocuments().find(TWO));
        execute("UPDATE issued_document SET sha256 = '" + ONE + "', sequence = 2");
        refused("issued document " + ONE, () -> engine.issuedDocuments().snapshot(POLICY, 2, Language.ENGLISH));
        refused("issued document " + ONE, () -> engine.issuedDocuments().snapshots(POLICY));
        // It would be erased like an acknowledgement.
        execute("UPDATE issued_document SET policy = NULL");
        refused("issued document " + ONE, () -> engine.issuedDocuments().find(ONE));
    }

    @Test
    void aCertificateOfAnotherUseIsRefused() throws Exception {
        engine.sealCertificates().record(FictitiousSeals.FIRST);
        assertEquals(1, engine.sealCertificates().all().size());
        String use = SealUse.ACKNOWLEDGEMENT_SEAL.term();
        execute("INSERT INTO record SELECT kind, '" + use + "', sort, revision, listed, listed_as, due, keeps, record"
                + " FROM record");
        refused(
                "CERTIFICATES " + use + "#" + FictitiousSeals.FIRST.sha256(),
                () -> engine.sealCertificates().all());
    }
}
