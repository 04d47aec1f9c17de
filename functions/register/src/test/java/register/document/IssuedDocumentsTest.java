package register.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey.Shelf;
import register.document.IssuedDocument.Acknowledgement;
import register.document.IssuedDocument.Snapshot;
import register.memory.MemoryRecords;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// An issued document is found by its hash and by its content's identity.
final class IssuedDocumentsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");
    private static final PolicyId POLICY = new PolicyId("example");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final IssuedDocuments issued = new IssuedDocuments(new MemoryRecords());

    @Test
    @DisplayName("invariant 3: a recorded document is found by its hash, and a snapshot by its content")
    void findsWhatWasRecorded() {
        Snapshot snapshot = snapshot("a", 1, "en", NOON);
        Acknowledgement acknowledgement = acknowledgement("b", NOON.plusNanos(123_456));
        issued.record(snapshot);
        issued.record(acknowledgement);
        assertEquals(Optional.of(snapshot), issued.find(snapshot.sha256()));
        assertEquals(Optional.of(acknowledgement), issued.find(acknowledgement.sha256()));
        assertEquals(Optional.of(snapshot), issued.snapshot(POLICY, 1, Language.ENGLISH));
        assertEquals(Optional.empty(), issued.find(hash("c")));
    }

    @Test
    @DisplayName("invariant 3: a snapshot is that of its policy, entry and language only")
    void tellsSnapshotsApart() {
        Snapshot english = snapshot("a", 1, "en", NOON);
        Snapshot german = snapshot("b", 1, "de", NOON);
        Snapshot later = snapshot("c", 2, "en", NOON);
        List.of(english, german, later).forEach(issued::record);
        assertEquals(Optional.of(english), issued.snapshot(POLICY, 1, new Language("en")));
        assertEquals(Optional.of(german), issued.snapshot(POLICY, 1, new Language("de")));
        assertEquals(Optional.of(later), issued.snapshot(POLICY, 2, new Language("en")));
        assertEquals(Optional.empty(), issued.snapshot(POLICY, 2, new Language("de")));
        assertEquals(Optional.empty(), issued.snapshot(POLICY, 1, new Language("de-AT")));
        assertEquals(Optional.empty(), issued.snapshot(new PolicyId("another"), 1, new Language("en")));
    }

    @Test
    @DisplayName("all snapshots of a policy are found at once, in order of entries and languages, and nothing else")
    void listsSnapshots() {
        assertEquals(List.of(), issued.snapshots(POLICY));
        List<Snapshot> snapshots =
                List.of(snapshot("a", 2, "de", NOON), snapshot("b", 2, "en", NOON), snapshot("c", 10, "de", NOON));
        issued.record(acknowledgement("d", NOON));
        snapshots.reversed().forEach(issued::record);
        issued.record(snapshot("e", 2, "de", NOON));
        assertEquals(snapshots, issued.snapshots(POLICY));
        assertEquals(List.of(), issued.snapshots(new PolicyId("exampl")));
    }

    @Test
    @DisplayName("invariant 1: recording a hash again changes nothing, even with another record")
    void isIdempotent() {
        Snapshot first = snapshot("a", 1, "en", NOON);
        issued.record(first);
        issued.record(first);
        issued.record(snapshot("a", 1, "en", NOON.plusSeconds(1)));
        issued.record(acknowledgement("a", NOON));
        assertEquals(Optional.of(first), issued.find(first.sha256()));
        assertEquals(Optional.of(first), issued.snapshot(POLICY, 1, Language.ENGLISH));
    }

    @Test
    @DisplayName("invariant 3: of racing records of one hash, one stays for every process")
    void agreesAfterRace() {
        List<IssuedDocument> seen = IntStream.range(0, 20)
                .parallel()
                .mapToObj(number -> {
                    issued.record(snapshot("a", 1, "en", NOON.plusSeconds(number)));
                    return issued.find(hash("a")).orElseThrow();
                })
                .toList();
        assertEquals(1, seen.stream().distinct().count());
    }

    @Test
    @DisplayName(
            "the current snapshot of an edition is the one after the latest redaction; all are found by their hashes")
    void theSnapshotAfterTheLatestRedactionStands() {
        Snapshot first = personal(snapshot("a", 1, "en", NOON), 0);
        Snapshot second = personal(snapshot("b", 1, "en", NOON), 2);
        Snapshot third = personal(snapshot("c", 1, "en", NOON), 11);
        Snapshot other = snapshot("d", 1, "de", NOON);
        for (Snapshot snapshot : List.of(first, third, second, other)) {
            issued.record(snapshot);
        }
        assertEquals(Optional.of(third), issued.snapshot(POLICY, 1, Language.ENGLISH));
        assertEquals(List.of(other, third), issued.snapshots(POLICY));
        for (Snapshot snapshot : List.of(first, second, third)) {
            assertEquals(Optional.of(snapshot), issued.find(snapshot.sha256()));
        }
    }

    @Test
    @DisplayName("the record of an acknowledgement is erased, that of a snapshot never")
    void erasesAcknowledgementsOnly() {
        Snapshot snapshot = snapshot("a", 1, "en", NOON);
        issued.record(snapshot);
        issued.record(acknowledgement("d", NOON));
        assertFalse(issued.erase(snapshot.sha256()));
        assertTrue(issued.erase(hash("d")));
        assertFalse(issued.erase(hash("d")));
        assertEquals(Optional.empty(), issued.find(hash("d")));
        assertEquals(Optional.of(snapshot), issued.find(snapshot.sha256()));
        issued.record(acknowledgement("d", NOON.plusSeconds(1)));
        assertEquals(Optional.of(acknowledgement("d", NOON.plusSeconds(1))), issued.find(hash("d")));
    }

    private static Snapshot personal(Snapshot snapshot, long redaction) {
        return new Snapshot(
                snapshot.sha256(),
                new DocumentKey(Shelf.PERSONAL, snapshot.key().path()),
                snapshot.issuedAt(),
                snapshot.policy(),
                snapshot.sequence(),
                snapshot.effectiveDate(),
                snapshot.revision(),
                snapshot.language(),
                redaction,
                snapshot.presentation());
    }

    private static Sha256 hash(String content) {
        return Sha256.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Snapshot snapshot(String content, long sequence, String language, Instant issuedAt) {
        return new Snapshot(
                hash(content),
                new DocumentKey(Shelf.PUBLISHED, "snapshots/example/" + content + ".pdf"),
                issuedAt,
                POLICY,
                sequence,
                DAY,
                3,
                new Language(language),
                0,
                Presentation.today(URI.create("https://register.example.com")));
    }

    private static Acknowledgement acknowledgement(String content, Instant issuedAt) {
        var reference = new Reference("DPA-0000-AAAA-ZZZ9");
        return new Acknowledgement(hash(content), DocumentKey.acknowledgement(reference), issuedAt, reference);
    }
}
