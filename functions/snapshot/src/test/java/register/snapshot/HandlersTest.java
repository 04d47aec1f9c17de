package register.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.chain.Bytes;
import register.documents.PdfVerifier;

/// Event documents as the services write them, through the deserializer that the Lambda runtime uses.
class HandlersTest {
    private static final Set<String> OF_TWO_ENTRIES = Set.of(
            "snapshots/example/1-2026-01-02-r1-en.pdf",
            "snapshots/example/1-2026-01-02-r1-et.pdf",
            "snapshots/example/2-2026-01-03-r1-en.pdf",
            "snapshots/example/2-2026-01-03-r1-et.pdf");

    private final MemoryRegister register;
    private final SnapshotHandler snapshot;
    private final ReconcileHandler reconcile;

    HandlersTest(@TempDir Path directory) {
        register = new MemoryRegister(directory);
        snapshot = new SnapshotHandler(register.snapshots);
        reconcile = new ReconcileHandler(register.snapshots);
    }

    @BeforeEach
    void accept() {
        register.accept();
        register.accept();
    }

    @Test
    void eachInsertedEntryGetsItsSnapshotsOnceThoughItIsToldTwice() {
        assertEquals(List.of(), failures("inserts"));
        assertEquals(OF_TWO_ENTRIES, register.documents.keySet());
        assertEquals(4, register.issued.size());
        Map<String, Bytes> first = Map.copyOf(register.documents);

        assertEquals(List.of(), failures("inserts"));
        assertEquals(first, register.documents);
        assertEquals(4, register.issued.size());
        for (Bytes pdf : first.values()) {
            assertTrue(PdfVerifier.verify(pdf.toArray(), register.key.certificates())
                    .genuine());
        }
    }

    @Test
    void aRecordThatFailsIsHandedBackAloneAndMadeLater() {
        register.failing = 1;
        assertEquals(List.of("100"), failures("inserts"));
        assertEquals(List.of(), failures("inserts"));
        assertEquals(OF_TWO_ENTRIES, register.documents.keySet());
        assertEquals(4, register.issued.size());
    }

    @Test
    void aKeyOfAnotherFormIsHandedBack() {
        assertEquals(List.of("200", "201"), failures("malformed"));
        assertEquals(2, register.issued.size());
    }

    @Test
    void anEmptyEventIsNothing() {
        assertEquals(
                List.of(), snapshot.handleRequest(new DynamodbEvent(), null).getBatchItemFailures());
    }

    @Test
    void theScheduleMakesWhatIsMissing() {
        register.failing = 1;
        assertEquals(List.of("100"), failures("inserts"));
        // The stream told of the first entry twice, and the second time the store was back.
        register.issued.removeFirst();
        register.accept();
        assertEquals(3, reconcile.handleRequest(read("schedule", ScheduledEvent.class), null));
        assertEquals(0, reconcile.handleRequest(read("schedule", ScheduledEvent.class), null));
        assertEquals(6, register.issued.size());
        assertEquals(6, register.documents.size());
    }

    private List<String> failures(String event) {
        StreamsEventResponse response = snapshot.handleRequest(read(event, DynamodbEvent.class), null);
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream in = Objects.requireNonNull(HandlersTest.class.getResourceAsStream(name + ".json"))) {
            return LambdaEventSerializers.serializerFor(type, HandlersTest.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
