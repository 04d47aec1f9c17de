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
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.Presentation;
import register.document.SealUse;
import register.record.Key;
import register.request.DpaRequest;
import register.request.DpaRequest.Arrival;
import register.request.DpaRequest.Decision;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.sample.FictitiousSeals;
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
                new Arrival(NOON, POLICY, "mari@customer.example", Language.ENGLISH, ONE),
                new Decision(RuleOutcome.QUEUE, "attached-document", null, null),
                RequestState.QUEUED,
                null);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = Database.connect(folder.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
        }
    }

    private void drop(String trigger) throws Exception {
        try (Connection connection = Database.connect(folder.resolve("register.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER " + trigger);
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
            "partition = '" + OTHER + "'", "revision = 2", "listed_as = '2020-01-01T00:00:00.000000000Z#" + FIRST + "'"
        }) {
            assertTrue(engine.requests().open(request(FIRST)));
            execute("UPDATE record SET " + set);
            Reference found = set.startsWith("partition") ? OTHER : FIRST;
            refused("REQ " + found, () -> engine.requests().find(found));
            refused("REQ " + found, () -> engine.requests().newest(10));
            execute("DELETE FROM record");
        }
        assertTrue(engine.requests().open(request(FIRST)));
        execute("UPDATE record SET record = '{}'");
        refused("REQ " + FIRST, () -> engine.requests().find(FIRST));
        execute("UPDATE record SET record = '" + "[".repeat(500) + "]".repeat(500) + "'");
        refused("REQ " + FIRST, () -> engine.requests().find(FIRST));
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
        drop("record_keeps");
        execute("UPDATE record SET partition = '" + TWO + "' WHERE kind = 'DOC'");
        refused("DOC " + TWO, () -> engine.issuedDocuments().find(TWO));
        execute("UPDATE record SET sort = replace(sort, '1#', '2#') WHERE kind = 'SNAPSHOTS'");
        String place = "SNAPSHOTS example#" + Key.number(2) + "#en#" + Key.number(0);
        refused(place, () -> engine.issuedDocuments().snapshot(POLICY, 2, Language.ENGLISH));
        refused(place, () -> engine.issuedDocuments().snapshots(POLICY));
        // It would be erased like an acknowledgement.
        execute("UPDATE record SET kind = 'ACK' WHERE kind = 'DOC'");
        refused("ACK " + TWO, () -> engine.issuedDocuments().find(TWO));
    }

    @Test
    void aCertificateOfAnotherUseIsRefused() throws Exception {
        engine.sealCertificates().record(FictitiousSeals.FIRST);
        assertEquals(1, engine.sealCertificates().all().size());
        String use = SealUse.ACKNOWLEDGEMENT_SEAL.term();
        execute("INSERT INTO record SELECT kind, '" + use
                + "', sort, revision, listed, listed_as, due, ends, keeps, record" + " FROM record");
        refused(
                "CERTIFICATES " + use + "#" + FictitiousSeals.FIRST.sha256(),
                () -> engine.sealCertificates().all());
    }
}
