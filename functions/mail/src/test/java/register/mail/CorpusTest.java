package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import register.chain.Bytes;
import register.policy.Language;
import register.request.DpaRequest;
import register.request.Outcome;

/// Whole messages of fictitious people, `name.eml`, each beside what is decided, `name.expected`.
class CorpusTest {

    private static List<Path> messages() throws IOException, URISyntaxException {
        URL corpus = CorpusTest.class.getResource("corpus");
        assertTrue(corpus != null);
        try (Stream<Path> files = Files.list(Path.of(corpus.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> decides() throws Exception {
        return messages().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> decides(file)));
    }

    @Test
    void thereAreMessagesOfEveryOutcomeAndLanguage() throws Exception {
        List<Path> messages = messages();
        assertTrue(messages.size() >= 30);
        for (String outcome : List.of("acknowledge", "queue", "silent")) {
            assertTrue(expected(messages, "outcome", outcome), outcome);
        }
        for (String language : List.of("en", "et", "de", "sk")) {
            assertTrue(expected(messages, "language", language), language);
        }
    }

    private static boolean expected(List<Path> messages, String key, String value) throws IOException {
        for (Path message : messages) {
            if (value.equals(expectation(message).getProperty(key))) {
                return true;
            }
        }
        return false;
    }

    private static void decides(Path file) throws IOException {
        Properties expected = expectation(file);
        World world = new World();
        DpaRequest request = world.receive(delivery(expected, Bytes.of(Files.readAllBytes(file))));
        assertEquals(
                expected.getProperty("outcome") + " " + expected.getProperty("reason"),
                request.outcome().term() + " " + request.reason());
        assertEquals(
                expected.getProperty("matter"),
                Optional.ofNullable(request.matter())
                        .map(matter -> matter.term())
                        .orElse(null));
        String language = expected.getProperty("language");
        boolean addressed = request.policy() != null;
        assertEquals(
                language != null ? new Language(language) : addressed ? new Language("et") : Language.ENGLISH,
                request.language());
        assertEquals(
                request.outcome() == Outcome.ACKNOWLEDGE ? 1 : 0,
                world.replies().size());
    }

    private static Properties expectation(Path message) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                message.resolveSibling(message.getFileName().toString().replace(".eml", ".expected")))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Delivery delivery(Properties expected, Bytes raw) {
        return new Delivery(
                "id",
                World.NOW,
                expected.getProperty("envelope-from", "someone@example.org"),
                List.of(World.INTAKE),
                new Verdicts(
                        verdict(expected.getProperty("spam")),
                        Verdict.PASS,
                        Verdict.PASS,
                        Verdict.PASS,
                        verdict(expected.getProperty("dmarc"))),
                raw);
    }

    private static Verdict verdict(@Nullable String name) {
        return name == null ? Verdict.PASS : Verdict.valueOf(name);
    }
}
