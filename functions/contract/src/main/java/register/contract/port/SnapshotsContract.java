package register.contract.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import register.chain.EntryHeader;
import register.contract.world.EngineUnderTest;
import register.contract.world.Fictitious;
import register.contract.world.Race;
import register.contract.world.UnderContract;
import register.document.AcknowledgementText;
import register.document.DocumentKey;
import register.document.IssuedDocument.Snapshot;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.document.Snapshots;
import register.log.Checkpoint;
import register.value.Bytes;
import register.value.Language;
import register.value.Sha256;

/// The use case of making snapshots.
public interface SnapshotsContract extends UnderContract {
    Presentation HERE = Presentation.today(URI.create("https://register.example.com"));
    Presentation ELSEWHERE = Presentation.today(URI.create("https://lists.example.org"));

    @Test
    @DisplayName("a snapshot is recorded with the settings in effect when it was made, whichever process records it "
            + "later and with whatever settings")
    default void recordsHowItWasMade() {
        PublishingContract.publish(engine(), ChainContract.DAY, "one");
        List<Snapshot> first = snapshots(engine()).make(ChainContract.POLICY, 1);
        assertEquals(
                List.of(HERE, HERE), first.stream().map(Snapshot::presentation).toList());
        PublishingContract.publish(engine(), ChainContract.DAY.plusDays(1), "two");
        CheckpointLogContract.sign(engine());
        DocumentKey stored = DocumentKey.snapshot(
                engine().chain().entry(ChainContract.POLICY, 2).orElseThrow().header(), Language.ENGLISH);
        assertTrue(engine().documents()
                .putIfAbsent(stored, "https://register.example.com then it halted".getBytes(UTF_8)));
        List<Snapshot> second = snapshots(engine(), ELSEWHERE, _ -> {}).make(ChainContract.POLICY, 2);
        assertEquals(
                Map.of(Language.ENGLISH, HERE, Fictitious.GERMAN, ELSEWHERE),
                second.stream().collect(Collectors.toMap(Snapshot::language, Snapshot::presentation)));
        for (Snapshot snapshot : second) {
            assertEquals(Optional.of(snapshot), engine().issuedDocuments().find(snapshot.sha256()));
        }
    }

    @Test
    @DisplayName("invariant 3: racing makers agree on one snapshot, and its record matches the stored bytes")
    default void racingMakersAgree() {
        PublishingContract.publish(engine(), ChainContract.DAY, "one");
        List<List<Snapshot>> made =
                Race.run(engine(), 4, 12, (engine, _) -> snapshots(engine).make(ChainContract.POLICY, 1));
        Set<Sha256> hashes =
                made.stream().flatMap(List::stream).map(Snapshot::sha256).collect(Collectors.toSet());
        assertEquals(2, hashes.size(), "one an edition");
        for (Language language : List.of(Language.ENGLISH, Fictitious.GERMAN)) {
            Snapshot snapshot = engine().issuedDocuments()
                    .snapshot(ChainContract.POLICY, 1, language)
                    .orElseThrow();
            byte[] stored = engine().documents().get(snapshot.key()).orElseThrow();
            assertEquals(Sha256.of(stored), snapshot.sha256());
        }
    }

    @Test
    @DisplayName("invariant 3: reconcile makes what is missing, once")
    default void reconcileMakesWhatIsMissing() {
        PublishingContract.publish(engine(), ChainContract.DAY, "one");
        PublishingContract.publish(engine(), ChainContract.DAY.plusDays(1), "two");
        assertEquals(2, snapshots(engine()).make(ChainContract.POLICY, 2).size());
        var made = new ArrayList<Snapshot>();
        assertEquals(2, snapshots(engine()).reconcile(made::add));
        assertEquals(List.of(1L, 1L), made.stream().map(Snapshot::sequence).toList());
        assertEquals(0, snapshots(engine()).reconcile(made::add));
    }

    @Test
    @DisplayName("invariant 3: a failing snapshot does not keep reconcile from making the others")
    default void oneFailureHoldsUpNoOther() {
        PublishingContract.publish(engine(), ChainContract.DAY, "one");
        PublishingContract.publish(engine(), ChainContract.DAY.plusDays(1), "two");
        var broken = new IllegalStateException("broken");
        Snapshots snapshots = snapshots(engine(), header -> {
            if (header.sequence() == 1) {
                throw broken;
            }
        });
        var made = new ArrayList<Snapshot>();
        assertSame(broken, assertThrows(IllegalStateException.class, () -> snapshots.reconcile(made::add)));
        assertEquals(List.of(2L, 2L), made.stream().map(Snapshot::sequence).toList());
        assertEquals(2, snapshots(engine()).reconcile(made::add));
    }

    @Test
    @DisplayName("invariant 3: several workers make the same snapshots as one, each once, and report their progress")
    default void severalWorkersReconcile() {
        int entries = 12;
        for (int i = 0; i < entries; i++) {
            PublishingContract.publish(engine(), ChainContract.DAY.plusDays(i), "version " + i);
        }
        var broken = new IllegalStateException("broken");
        var told = new ArrayList<Long>();
        var made = new ArrayList<Snapshot>();
        var follower = new Snapshots.Follower() {
            @Override
            public void made(Snapshot snapshot) {
                made.add(snapshot);
            }

            @Override
            public void at(long done, long all) {
                assertEquals(entries, all);
                told.add(done);
            }
        };
        Snapshots failing = snapshots(engine(), header -> {
            if (header.sequence() == 3) {
                throw broken;
            }
        });
        assertSame(broken, assertThrows(IllegalStateException.class, () -> failing.reconcile(4, follower)));
        assertEquals(2 * (entries - 1), made.size());
        assertEquals(2, snapshots(engine()).reconcile(4, follower));
        assertEquals(
                2L * entries, made.stream().map(Snapshot::sha256).distinct().count());
        assertEquals(
                LongStream.rangeClosed(1, entries).boxed().toList(),
                told.subList(0, entries),
                "one at a time, in order");
        assertEquals(0, snapshots(engine()).reconcile(4, follower));
    }

    private static Snapshots snapshots(EngineUnderTest engine) {
        return snapshots(engine, _ -> {});
    }

    private static Snapshots snapshots(EngineUnderTest engine, Consumer<EntryHeader> beforeSealing) {
        return snapshots(engine, HERE, beforeSealing);
    }

    private static Snapshots snapshots(
            EngineUnderTest engine, Presentation presentation, Consumer<EntryHeader> beforeSealing) {
        CheckpointLogContract.sign(engine);
        return new Snapshots(
                engine.chain(),
                engine.checkpoints(),
                engine.documents(),
                engine.issuedDocuments(),
                engine.persons(),
                new Unrepeatable(beforeSealing),
                presentation,
                PublishingContract.CLOCK);
    }

    /// Like signatures, never the same bytes twice.
    record Unrepeatable(Consumer<EntryHeader> beforeSealing) implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            beforeSealing.accept(text.header());
            return (text.presentation().address() + " " + text.header().hash() + " " + text.language() + " "
                            + UUID.randomUUID())
                    .getBytes(UTF_8);
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return Presentation.today(URI.create(new String(snapshot, UTF_8).split(" ", 2)[0]));
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText acknowledgement) {
            throw new AssertionError("no acknowledgement is due here");
        }
    }
}
