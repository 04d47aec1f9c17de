package register.aws.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.EmbeddedMetrics;
import register.aws.LoggedHere;
import register.aws.client.Edge;
import register.aws.files.EdgeFiles;
import register.chain.EntryHeader;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.memory.MemoryRegister;
import register.pdf.verify.PdfVerifier;
import register.value.Language;
import register.value.Sha256;

/// The handler on the events that a DynamoDB stream sends, read as Lambda's own runtime reads them.
class SnapshotFunctionTest {
    @TempDir
    Path directory;

    private World world;
    private SnapshotFunction handler;

    @BeforeEach
    void open() throws IOException {
        world = new World(directory);
        handler = new SnapshotFunction(
                world.snapshots,
                world.checkpoints,
                world.timeStamps,
                world.witnesses,
                new EdgeFiles(Edge.NONE, null),
                new EmbeddedMetrics("test", MemoryRegister.CLOCK));
    }

    @Test
    void eachEditionOfAnEntryGetsItsSnapshot() {
        world.publish(2);
        assertEquals(List.of(), handle(inserted(2, "501")));
        EntryHeader header = world.register.headers().getLast();
        for (Language language : List.of(Language.ENGLISH, World.GERMAN)) {
            IssuedDocument.Snapshot snapshot =
                    world.register.issued().snapshot(World.POLICY, 2, language).orElseThrow();
            assertEquals(DocumentKey.snapshot(header, language), snapshot.key());
            byte[] stored = world.register.documents().get(snapshot.key()).orElseThrow();
            assertEquals(Sha256.of(stored), snapshot.sha256());
            assertTrue(PdfVerifier.verify(stored, world.key.certificates()).genuine());
        }
        assertEquals(0, world.made(1));
    }

    @Test
    void aRepeatedRecordChangesNothing() {
        world.publish(1);
        assertEquals(List.of(), handle(inserted(1, "501")));
        var first = world.register.issued().snapshot(World.POLICY, 1, World.GERMAN);
        int documents = world.register.documents().size();
        assertEquals(List.of(), handle(inserted(1, "501"), inserted(1, "501")));
        assertEquals(first, world.register.issued().snapshot(World.POLICY, 1, World.GERMAN));
        assertEquals(documents, world.register.documents().size());
    }

    @Test
    void aRecordThatFailsIsHandedBackAlone() {
        world.publish(3);
        world.failing.add(2L);
        assertEquals(List.of("502"), handle(inserted(1, "501"), inserted(2, "502"), inserted(3, "503")));
        assertEquals(List.of(2, 0, 2), List.of(world.made(1), world.made(2), world.made(3)));
        world.failing.clear();
        assertEquals(List.of(), handle(inserted(2, "502"), inserted(3, "503")));
        assertEquals(List.of(2, 2, 2), List.of(world.made(1), world.made(2), world.made(3)));
    }

    @Test
    void eachEntryGetsItsCheckpointThoughItsSnapshotFails() {
        world.publish(3);
        world.failing.add(2L);
        assertEquals(List.of("502"), handle(inserted(2, "502")));
        assertEquals(2, world.signed());
        assertEquals(List.of(), handle(inserted(1, "501"), inserted(3, "503")));
        assertEquals(3, world.signed());
    }

    @Test
    void aWithdrawalGetsItsCheckpointToo() {
        world.publish(7);
        var outcome =
                world.register.publishing().withdraw(World.POLICY, java.time.LocalDate.of(2026, 7, 1), "not to be");
        assertTrue(outcome instanceof register.publishing.PublishingOutcome.Accepted, outcome.toString());
        assertEquals(List.of(), handle(inserted(8, "508")));
        assertEquals(8, world.signed());
    }

    @Test
    void nothingButNewEntriesConcernsIt() {
        world.publish(1);
        assertEquals(
                List.of(),
                handle(
                        record("MODIFY", "CHAIN#example", "E#000000000001", "1"),
                        record("REMOVE", "CHAIN#example", "E#000000000001", "2"),
                        record("INSERT", "REQ#DPA-7K3Q-9M2X-4WTB", "STATE", "3"),
                        record("INSERT", "CHAIN#example", "HEAD", "4"),
                        record("INSERT", "CHAIN#example", "E#000000000077", "5"),
                        "{\"eventName\": \"INSERT\", \"dynamodb\": {\"SequenceNumber\": \"6\"}}",
                        "{\"eventName\": \"INSERT\", \"dynamodb\": {\"Keys\": {\"PK\": {\"N\": \"1\"}, \"SK\": {}}}}",
                        "{\"eventName\": \"INSERT\"}",
                        "{}"));
        assertEquals(0, world.made(1));
    }

    @Test
    void aChangeOfWhatIsKeptForGoodIsToldAndNothingElseIs() {
        var logged = new LoggedHere();
        String records = String.join(
                ", ",
                record("MODIFY", "CHAIN#example", "E#0000000000000000001", "1"),
                record("REMOVE", "CHECKPOINTS#example", "K#0000000000000000001", "2"),
                record("MODIFY", "CERTIFICATES", "0a", "3"),
                record("MODIFY", "REQ#DPA-7K3Q-9M2X-4WTB", "STATE", "4"),
                record("REMOVE", "PERSONS#example", "N#0a", "5"),
                record("INSERT", "DOC#0a", "DOC", "6"),
                "{\"eventName\": \"MODIFY\"}",
                "{}");
        StreamsEventResponse response = handler.handleRequest(
                World.event(DynamodbEvent.class, "{\"Records\": [" + records + "]}"), logged.context());
        assertEquals(List.of(), response.getBatchItemFailures());
        assertEquals(
                List.of(
                        "ALARM kept for good, but changed: CHAIN#example E#0000000000000000001",
                        "ALARM kept for good, but changed: CHECKPOINTS#example K#0000000000000000001",
                        "ALARM kept for good, but changed: CERTIFICATES 0a"),
                logged.lines.stream()
                        .filter(line -> line.startsWith("ALARM"))
                        .map(String::strip)
                        .toList());
        assertEquals(
                3,
                logged.lines.stream()
                        .filter(line -> line.endsWith("\"register_records_changed\":1}"))
                        .count(),
                logged.lines.toString());
    }

    @Test
    void aKeyOfAnotherFormIsHandedBack() {
        world.publish(1);
        assertEquals(
                List.of("1", "2", "3", "4"),
                handle(
                        record("INSERT", "CHAIN#Example", "E#000000000001", "1"),
                        record("INSERT", "example", "E#000000000001", "2"),
                        record("INSERT", "CHAIN#example", "E#one", "3"),
                        record("INSERT", "CHAIN#example", "E#9999999999999999999", "4"),
                        inserted(1, "5")));
        assertEquals(2, world.made(1));
    }

    @Test
    void anEventWithoutRecordsIsDone() {
        StreamsEventResponse response = handler.handleRequest(World.event(DynamodbEvent.class, "{}"), null);
        assertTrue(response.getBatchItemFailures().isEmpty());
    }

    private List<String> handle(String... records) {
        DynamodbEvent event = World.event(DynamodbEvent.class, "{\"Records\": [" + String.join(", ", records) + "]}");
        return handler.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    static String inserted(long sequence, String number) {
        return record("INSERT", "CHAIN#" + World.POLICY, "E#00000000000" + sequence, number);
    }

    private static String record(String event, String partition, String sort, String number) {
        return """
                {"eventID": "1", "eventName": "%s", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
                 "awsRegion": "eu-central-1", "dynamodb": {"Keys": {"PK": {"S": "%s"}, "SK": {"S": "%s"}},
                 "ApproximateCreationDateTime": 1780315200, "SequenceNumber": "%s", "SizeBytes": 26,
                 "StreamViewType": "KEYS_ONLY"}}""".formatted(event, partition, sort, number);
    }
}
