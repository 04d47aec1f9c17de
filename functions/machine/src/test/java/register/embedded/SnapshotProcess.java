package register.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import register.document.AcknowledgementText;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.document.Snapshots;
import register.log.Checkpoint;
import register.memory.RecordsAround;
import register.record.Kind;
import register.value.Bytes;

/// Makes snapshots until the third reaches the given point, prints so, and waits there to be killed.
final class SnapshotProcess {
    private SnapshotProcess() {}

    /// The point at which a process is killed.
    enum Point {
        SEALED,
        STORED,
        RECORDED_BY_HASH,
        RECORDED;

        private boolean isAt(Kind<?> kind) {
            return switch (this) {
                case RECORDED_BY_HASH -> kind.equals(IssuedDocuments.SNAPSHOTS);
                case RECORDED -> kind.equals(IssuedDocuments.EDITIONS);
                case SEALED, STORED -> false;
            };
        }
    }

    public static void main(String[] arguments) {
        var point = Point.valueOf(arguments[1]);
        try (EmbeddedPorts engine = EmbeddedPorts.open(Path.of(arguments[0]))) {
            var third = new AtomicInteger(3);
            SealedDocuments sealing = new Sealing("killed");
            new Snapshots(
                            engine.chain(),
                            engine.checkpoints(),
                            new Documents(engine.documents(), () -> pause(point == Point.STORED, third)),
                            new IssuedDocuments(RecordsAround.after(
                                    engine.records(),
                                    (kind, method, _) -> pause(method.equals("add") && point.isAt(kind), third))),
                            engine.persons(),
                            new Pausing(sealing, () -> pause(point == Point.SEALED, third)),
                            Presentation.NONE,
                            Clock.systemUTC())
                    .reconcile(_ -> {});
        }
    }

    private static void pause(boolean here, AtomicInteger countdown) {
        if (here && countdown.decrementAndGet() == 0) {
            Jvm.say("here");
            try {
                int ignored = System.in.read();
                throw new AssertionError("nobody answers, got " + ignored);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Plain text that names its maker, unsigned.
    record Sealing(String maker) implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            String pdf = maker + " " + text.header().hash() + " "
                    + text.version().edition(text.language()).title();
            return pdf.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return Presentation.NONE;
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText acknowledgement) {
            throw new AssertionError("no acknowledgement is due here");
        }
    }

    private record Pausing(SealedDocuments sealing, Runnable afterwards) implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            byte[] made = sealing.snapshot(text, content, checkpoint);
            afterwards.run();
            return made;
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return sealing.presentation(snapshot);
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText acknowledgement) {
            return sealing.acknowledgement(acknowledgement);
        }
    }

    private record Documents(DocumentStore store, Runnable afterwards) implements DocumentStore {
        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            boolean stored = store.putIfAbsent(key, content);
            afterwards.run();
            return stored;
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return store.get(key);
        }

        @Override
        public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
            return store.list(shelf, folder);
        }

        @Override
        public Optional<Instant> storedAt(DocumentKey key) {
            return store.storedAt(key);
        }

        @Override
        public boolean erase(DocumentKey key) {
            return store.erase(key);
        }
    }
}
