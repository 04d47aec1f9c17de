package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.rule.DeliveredMail;
import register.mail.sending.FailureReason;
import register.memory.MemoryDocuments;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.RequestState;

/// Undecided mail is listed with its reason, and retried until it is decided once.
final class UndecidedMailTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final World world = new World();
    /// While true, no acknowledgement can be stored.
    private final AtomicBoolean full = new AtomicBoolean(true);

    private Receiving receiving() {
        Intake intake = world.intake(World.settings(), new World.Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return type == DocumentStore.class ? type.cast(new Full((MemoryDocuments) port)) : port;
            }
        });
        InstantSource source = () -> world.now;
        return new Receiving(intake, world.failures, source.withZone(ZoneOffset.UTC));
    }

    private UndecidedMail undecided() {
        InstantSource source = () -> world.now;
        return new UndecidedMail(
                world.requests, world.failures, receiving(), PATIENCE, source.withZone(ZoneOffset.UTC));
    }

    private DpaRequest only() {
        return world.requests.newest(2).getFirst();
    }

    @Test
    void aFailedMailIsListedWithItsReasonAndRetriedOnce() {
        DeliveredMail delivery = TestMail.honest().delivery();
        for (int tries = 1; tries <= 2; tries++) {
            assertThrows(UncheckedIOException.class, () -> receiving().receive(delivery.id(), true, () -> delivery));
        }
        assertEquals(RequestState.RECEIVED, only().state());
        GivenUp given = undecided().all().getFirst();
        assertEquals(only().reference().value(), given.id());
        assertEquals(2, given.tries());
        assertEquals("UncheckedIOException IOException at UndecidedMailTest$Full.putIfAbsent", given.reason());

        assertEquals(new Redrive.Failed(given.reason()), undecided().again(given));
        assertEquals(3, undecided().all().getFirst().tries());
        assertTrue(world.sent.isEmpty());

        full.set(false);
        assertEquals(
                new Redrive.Done(given.id() + " acknowledge dpa-request acknowledged"),
                undecided().again(given));
        assertEquals(List.of(), undecided().all());
        assertTrue(world.ports.records().all(FailureLog.KIND).isEmpty(), "what is done has not failed");
        assertEquals(
                new Redrive.Done(given.id() + " acknowledge dpa-request acknowledged"),
                undecided().again(given));
        assertEquals(1, world.replies().size());
    }

    /// A killed process records nothing.
    @Test
    void anUnrecordedMailIsGivenUpOnceNoProcessCanWorkOnIt() {
        assertThrows(UncheckedIOException.class, () -> receiving().receive("1", true, TestMail.honest()::delivery));
        world.ports.records().all(FailureLog.KIND).forEach(one -> world.failures.forget(one.delivery()));
        assertEquals(List.of(), undecided().all());
        world.now = world.now.plus(PATIENCE).plusMillis(1);
        GivenUp given = undecided().all().getFirst();
        assertEquals(GivenUp.NO_REASON, given.reason());
        assertEquals(0, given.tries());
        full.set(false);
        assertTrue(undecided().again(given) instanceof Redrive.Done);
        assertEquals(RequestState.ACKNOWLEDGED, only().state());
        assertEquals(1, world.replies().size());
    }

    @Test
    void aMailThatWaitsForAPersonIsNotGivenUp() {
        full.set(false);
        var _ = receiving()
                .receive("1", true, TestMail.honest().with("Subject", "Hello").body("Good morning.\r\n")::delivery);
        assertEquals(RequestState.QUEUED, only().state());
        world.now = world.now.plus(Duration.ofDays(10));
        assertEquals(List.of(), undecided().all());
    }

    @Test
    void aReasonRepeatsNothingOfAStranger() {
        String reason = FailureReason.of(new IllegalStateException("Liis", new IOException("maasikas")));
        assertFalse(reason.contains("Liis"), reason);
        assertFalse(reason.contains("maasikas"), reason);
        assertTrue(reason.startsWith("IllegalStateException IOException at UndecidedMailTest."), reason);
    }

    /// A store that accepts the mail but no acknowledgement.
    private final class Full implements DocumentStore {
        private final MemoryDocuments documents;

        Full(MemoryDocuments documents) {
            this.documents = documents;
        }

        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            if (full.get() && key.path().startsWith("acknowledgements/")) {
                throw new UncheckedIOException(new IOException("no space left on device"));
            }
            return documents.putIfAbsent(key, content);
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return documents.get(key);
        }

        @Override
        public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
            return documents.list(shelf, folder);
        }

        @Override
        public Optional<Instant> storedAt(DocumentKey key) {
            return documents.storedAt(key);
        }

        @Override
        public boolean erase(DocumentKey key) {
            return documents.erase(key);
        }
    }
}
