package register.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.memory.HandClock;
import register.subscription.Confirmation;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;
import register.subscription.Subscribing;
import register.value.Language;
import register.value.PolicyId;

/// No byte of the data folder names a person who did not confirm in time, or who left, while the register keeps
/// running.
class SubscriptionErasureTest {
    private static final PolicyId POLICY = new PolicyId("acme");

    @TempDir
    private Path folder;

    @Test
    void noByteNamesWhoDidNotConfirmOrWhoLeft() throws IOException {
        var clock = new HandClock("2026-11-28T12:00:00Z");
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"), clock)) {
            Subscribing subscribing = new Register(engine, clock).subscribing(engine.references());
            var tokens = new FormTokens(engine.references());
            assertTrue(subscribing.ask(POLICY, "quicksilver@zwiebel.example", new Language("de"), "192.0.2.77"));
            assertNotEquals(List.of(), holding("quicksilver"));
            engine.confirmations().remove(only(engine, clock.instant()).id());
            assertEquals(List.of(), holding("quicksilver"));
            assertEquals(List.of(), holding("192.0.2.77"));

            assertTrue(subscribing.ask(POLICY, "xylander@zwiebel.example", new Language("de"), "192.0.2.77"));
            String token = tokens.of(
                    Purpose.CONFIRM, POLICY, only(engine, clock.instant()).id().value());
            var subscriber = subscribing.confirm(POLICY, token).orElseThrow().recipient();
            assertEquals(1, holding("xylander").size());
            assertTrue(subscribing.leave(POLICY, tokens.of(Purpose.LEAVE, POLICY, String.valueOf(subscriber))));
            assertEquals(List.of(), holding("xylander"));
            assertEquals(List.of(), holding("zwiebel"));
        }
    }

    private static Confirmation only(EmbeddedPorts engine, Instant now) {
        List<Confirmation> due = engine.confirmations().due(now, 9);
        assertEquals(1, due.size());
        return due.getFirst();
    }

    private List<Path> holding(String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(word))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
