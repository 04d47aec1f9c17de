package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import register.request.DpaRequest;
import register.request.RuleOutcome;

/// Real people's letters with the expected decisions: `letters.txt`.
class LettersTest {
    private static final Pattern BEGINNING = Pattern.compile("(?m)^=== ");

    /// @param expected the outcome, then the language of an acknowledgement or the matter of a waiting request
    private record Letter(String expected, boolean html, String subject, String body) {
        static Letter of(String text) {
            String[] lines = text.split("\n", 3);
            return new Letter(lines[0].replace(" html", ""), lines[0].endsWith(" html"), lines[1], lines[2]);
        }

        TestMail mail() {
            return TestMail.honest()
                    .with("Subject", subject)
                    .type("text/" + (html ? "html" : "plain") + "; charset=utf-8", body.replace("\n", "\r\n"));
        }
    }

    private static Stream<Letter> letters() throws IOException {
        try (InputStream in = LettersTest.class.getResourceAsStream("letters.txt")) {
            assertNotNull(in);
            // The text before the first letter describes the file.
            return BEGINNING
                    .splitAsStream(new String(in.readAllBytes(), UTF_8))
                    .skip(1)
                    .map(Letter::of);
        }
    }

    @TestFactory
    List<DynamicTest> decides() throws IOException {
        return letters()
                .map(letter -> DynamicTest.dynamicTest(
                        letter.expected() + ": " + letter.subject(),
                        () -> assertEquals(letter.expected(), decided(letter.mail()), letter.body())))
                .toList();
    }

    private static String decided(TestMail mail) {
        var world = new World();
        DpaRequest request = world.receive(mail.delivery());
        boolean answered = request.decision().ruling() == RuleOutcome.ACKNOWLEDGE;
        assertEquals(answered ? 1 : 0, world.replies().size());
        String matter = request.decision().matter() == null
                ? ""
                : " " + request.decision().matter().term();
        return request.decision().ruling().term()
                + (answered ? " " + request.arrival().language() : matter);
    }
}
