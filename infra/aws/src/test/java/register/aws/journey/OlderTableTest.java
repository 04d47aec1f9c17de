package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.contract.world.FictitiousRegister.FIRST;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import register.aws.s3.AwsPorts;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.aws.stand.TableDefinition;
import register.chain.Chain;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.settings.Variables;
import register.transparency.OtherHistoryException;
import software.amazon.awssdk.core.sync.RequestBody;

/// A table that was restored to an earlier moment, beside a bucket that was not.
final class OlderTableTest {
    @TempDir
    private Path folder;

    private Deployment deployment;
    private AwsPorts ports;
    private Chain newer;

    /// Three entries were signed, and the table has the first again.
    @BeforeEach
    void restore() throws Exception {
        deployment = Deployment.create();
        ports = AwsPorts.of(deployment.environment());
        publish("2099-01-01", "first");
        publish("2026-06-01", "second");
        publish("2026-07-01", "third");
        deployment.reconcile();
        newer = ports.chain();
        deployment.set(Map.of("REGISTER_TABLE", TableDefinition.create(deployment.table())));
        ports = AwsPorts.of(deployment.environment());
        assertTrue(ports.chain().append(newer.entry(FIRST, 1).orElseThrow()), "the entry that was signed");
    }

    @AfterEach
    void close() {
        if (ports != null) {
            ports.close();
        }
        if (deployment != null) {
            deployment.close();
        }
    }

    private void publish(String date, String mark) {
        new FictitiousRegister(ports).publish(FIRST, date, mark, null);
    }

    private long signed() {
        return ports.checkpoints().latest(FIRST).orElseThrow().checkpoint().size();
    }

    /// @param size of the checkpoint in the bucket
    private static void assertNoticed(long size, Executable step) {
        OtherHistoryException noticed = assertThrows(OtherHistoryException.class, step);
        String said = noticed + List.of(noticed.getSuppressed()).toString();
        assertTrue(said.contains("ALARM witness the published bucket of example: it has "), said);
        assertTrue(said.contains(" (checkpoints/example/" + size + ".txt)"), said);
    }

    @Test
    @DisplayName("No entry is added to a table older than its bucket, and the hourly function raises the alarm")
    void nothingIsAdded() {
        assertNoticed(2, deployment::reconcile);
        assertEquals(1, signed(), "the rest of its work is done");
        assertNoticed(2, () -> publish("2026-06-01", "other"));
        List<String> withdraw =
                List.of("withdraw", "--yes", FIRST.value(), "2099-01-01", "--reason", "Too early", "--aws");
        String said = new OnAws(deployment, Map.of(), folder).here(1, withdraw).err();
        assertTrue(said.contains("ALARM witness the published bucket of example: it has "), said);
        assertEquals(1, ports.chain().head(FIRST).orElseThrow().sequence());
    }

    @Test
    @DisplayName("No checkpoint is signed where the bucket has another one of its size")
    void noForkIsSigned() throws Exception {
        assertNoticed(2, deployment::reconcile);
        carelessly("2026-06-01", "other");
        assertNoticed(2, deployment::reconcile);
        String failed = new String(deployment.snapshot(Events.records(Stream.records(deployment))), UTF_8);
        assertTrue(failed.contains("itemIdentifier"), failed);
        assertEquals(1, signed());
    }

    /// Like a writer that looked before the bucket had the checkpoint.
    private void carelessly(String date, String mark) {
        try (Shelves empty = Shelves.in(Stands.objects().environment(), true)) {
            var variables = new HashMap<>(deployment.variables());
            variables.putAll(empty.variables());
            try (AwsPorts other = AwsPorts.of(Variables.of(variables))) {
                new FictitiousRegister(other).publish(FIRST, date, mark, null);
            }
        }
    }

    /// No entry is left from which to look for the next.
    @Test
    @DisplayName("A table that lacks a whole policy is noticed once a day, and nothing is published into it")
    void aLostPolicyIsNoticed() throws Exception {
        deployment.set(Map.of("REGISTER_TABLE", TableDefinition.create(deployment.table())));
        ports.close();
        ports = AwsPorts.of(deployment.environment());
        deployment.reconcile();
        assertNoticed(1, () -> deployment.reconcile(Events.scheduled("2026-03-02T03:15:30Z")));
        assertNoticed(1, () -> publish("2026-06-01", "other"));
        assertEquals(List.of(), ports.chain().policies());
    }

    /// Someone with the right to write there put it.
    @Test
    void whatIsNoCheckpointIsNotTakenForNoneNorReadAsOne() throws Exception {
        String first = new String(
                ports.documents().get(DocumentKey.checkpoint(FIRST, 1)).orElseThrow(), UTF_8);
        for (String content : List.of("", "\n", "x\n", first.lines().findFirst().orElseThrow(), first)) {
            DocumentKey second = DocumentKey.checkpoint(FIRST, 2);
            deployment
                    .objects()
                    .putObject(
                            request -> request.bucket(deployment.shelves().bucket(second.shelf()))
                                    .key(second.path()),
                            RequestBody.fromString(content));
            assertNoticed(2, deployment::reconcile);
            assertNoticed(2, () -> publish("2026-06-01", "other"));
        }
        assertEquals(1, signed());
    }

    @Test
    void afterTheLaterEntriesAreBackItGoesOn() throws Exception {
        assertTrue(ports.chain().append(newer.entry(FIRST, 2).orElseThrow()));
        assertNoticed(3, deployment::reconcile);
        assertTrue(ports.chain().append(newer.entry(FIRST, 3).orElseThrow()));
        publish("2026-08-01", "fourth");
        deployment.reconcile();
        assertEquals(4, signed());
    }

    @Test
    @DisplayName("After a person has deleted the later checkpoints the log goes on without them")
    void aPersonDecides() throws Exception {
        assertNoticed(2, () -> publish("2026-06-01", "other"));
        for (long size = 2; size <= 3; size++) {
            DocumentKey key = DocumentKey.checkpoint(FIRST, size);
            deployment
                    .objects()
                    .deleteObject(request -> request.bucket(deployment.shelves().bucket(key.shelf()))
                            .key(key.path()));
        }
        publish("2026-06-01", "other");
        deployment.reconcile();
        assertEquals(2, signed());
    }
}
