package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.mail.letter.ReplyLetter;
import register.mail.message.MailReader;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.request.RuleOutcome;
import register.request.delivery.OutgoingMail;
import register.value.Bytes;
import register.value.Language;
import register.words.Words;

/// Whole messages of fictitious people, `corpus/{file}.eml`, and the decision for each, `corpus/corpus.tsv`.
class CorpusTest {
    /// @param language of the request; absent if it asks for nothing
    /// @param subject as its sender sees it
    record Message(
            String file,
            String outcome,
            String reason,
            @Nullable String language,
            @Nullable String matter,
            Verdict spam,
            Verdict dmarc,
            String envelopeFrom,
            String subject) {

        static Message of(String line) {
            String[] cells = line.split("\t", -1);
            return new Message(
                    cells[0],
                    cells[1],
                    cells[2],
                    cell(cells[3]),
                    cell(cells[4]),
                    Verdict.valueOf(Objects.requireNonNullElse(cell(cells[5]), "PASS")),
                    Verdict.valueOf(Objects.requireNonNullElse(cell(cells[6]), "PASS")),
                    Objects.requireNonNullElse(cell(cells[7]), "someone@example.org"),
                    Objects.requireNonNullElse(cell(cells[8]), ""));
        }

        private static @Nullable String cell(String text) {
            return text.equals("-") ? null : text;
        }

        DeliveredMail delivery() throws IOException {
            return new DeliveredMail(
                    "id",
                    World.NOW,
                    envelopeFrom,
                    List.of(World.INTAKE),
                    new Verdicts(spam, Verdict.PASS, Verdict.PASS, Verdict.PASS, dmarc),
                    null,
                    Bytes.of(resource(file + ".eml")));
        }

        @Override
        public String toString() {
            return file + ": " + outcome + " " + reason;
        }
    }

    static List<Message> messages() throws IOException {
        return new String(resource("corpus.tsv"), UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Message::of)
                .toList();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CorpusTest.class.getResourceAsStream("corpus/" + name)) {
            assertNotNull(in, name);
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decides(Message message) throws IOException {
        World world = new World();
        DpaRequest request = world.receive(message.delivery());
        assertEquals(
                message.outcome() + " " + message.reason(),
                request.decision().ruling().term() + " " + request.decision().reason());
        assertEquals(
                message.matter(),
                request.decision().matter() == null
                        ? null
                        : request.decision().matter().term());
        String policys = request.arrival().policy() != null ? "et" : "en";
        assertEquals(
                new Language(Objects.requireNonNullElse(message.language(), policys)),
                request.arrival().language());
        assertEquals(
                request.decision().ruling() == RuleOutcome.ACKNOWLEDGE ? 1 : 0,
                world.replies().size());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void decodesTheSubject(Message message) throws IOException {
        assertEquals(
                message.subject(),
                MailReader.read(resource(message.file() + ".eml")).subject());
    }

    @Test
    void answersInTheLanguageOfTheRequest() throws IOException {
        Words.Bundle words = Words.bundle(ReplyLetter.class, "reply");
        var languages = new TreeSet<Language>();
        for (Message message : messages()) {
            World world = new World();
            DpaRequest request = world.receive(message.delivery());
            for (OutgoingMail reply : world.replies()) {
                Words asked = words.in(request.arrival().language());
                assertTrue(reply.subject().startsWith("Re: "), reply.subject());
                assertTrue(reply.text().startsWith(asked.get("greeting")), reply.text());
                languages.add(asked.language());
            }
        }
        assertEquals(new TreeSet<>(Words.LANGUAGES), languages);
    }

    @Test
    void countsOfEveryOutcomeLanguageAndMatter() throws IOException {
        assertEquals(
                "{acknowledge=86, queue=80, silent=12}",
                counts(Message::outcome).toString());
        var requests = new TreeMap<>(counts(message -> "" + message.language() + message.outcome()));
        requests.keySet().removeIf(key -> !key.endsWith("acknowledge"));
        assertEquals(32, requests.size(), requests.toString());
        assertTrue(requests.values().stream().allMatch(count -> count >= 2), requests.toString());
        assertEquals(
                "[breach, data-subject-request, objection, redlines, termination]",
                new TreeSet<>(messages().stream()
                                .flatMap(message -> Stream.ofNullable(message.matter()))
                                .toList())
                        .toString());
    }

    private static Map<String, Long> counts(Function<Message, String> key) throws IOException {
        return messages().stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }
}
