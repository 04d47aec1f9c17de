package register.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.junit.jupiter.api.Test;

class NamedMailboxTest {
    private static final String ADDRESS = "dpa@acme.example";

    @Test
    void anotherProgramReadsTheNameAndTheAddress() {
        for (String name : new String[] {
            "Acme",
            "Quality Unit, s. r. o.",
            "Acme \"The\" \\ Company <ceo@bank.example>",
            "ceo@bank.example",
            "Näidis AS",
            "Општество со ограничена одговорност Пример",
            "株式会社サンプル",
            "=?utf-8?q?EVIL?=",
            "😀".repeat(80)
        }) {
            String written = NamedMailbox.of(name, ADDRESS);
            assertTrue(written.matches("[ -~]+"), written);
            assertTrue(written.endsWith(" <" + ADDRESS + ">"), written);
            String phrase = written.substring(0, written.length() - ADDRESS.length() - 3);
            assertEquals(name, phrase.startsWith("\"") ? unquoted(phrase) : decoded(phrase), written);
            for (String word : written.split(" ", -1)) {
                assertTrue(!word.startsWith("=?") || word.length() <= 75, word);
            }
        }
    }

    @Test
    void aNameAddsNoLineAndNoAddress() {
        assertEquals(
                "\"Acme Bcc: x@y.example\" <" + ADDRESS + ">", NamedMailbox.of("Acme\r\nBcc: x@y.example", ADDRESS));
        assertEquals("\"moc. live\" <" + ADDRESS + ">", NamedMailbox.of("moc.\u202elive", ADDRESS));
        assertEquals(ADDRESS, NamedMailbox.of(" \u200b", ADDRESS));
        assertEquals("\"" + "x".repeat(80) + "\" <" + ADDRESS + ">", NamedMailbox.of("x".repeat(500), ADDRESS));
    }

    /// A quoted string (RFC 5322 section 3.2.4), whole.
    private static String unquoted(String phrase) {
        assertTrue(phrase.matches("\"(?:[^\"\\\\]|\\\\.)*\""), phrase);
        return phrase.substring(1, phrase.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static String decoded(String phrase) {
        assertTrue(phrase.matches("(?:=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]+\\?= ?)+"), phrase);
        return DecoderUtil.decodeEncodedWords(phrase, DecodeMonitor.STRICT);
    }
}
