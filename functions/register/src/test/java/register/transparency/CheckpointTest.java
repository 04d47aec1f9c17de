package register.transparency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.Headers;

class CheckpointTest {
    private static final List<Entry> ENTRIES = Headers.linked(3, "a");

    private final Checkpoint checkpoint =
            Checkpoint.of(ENTRIES.getFirst().header(), ENTRIES.getLast().header());

    @Test
    void saysOriginSizeAndHeadInThreeLines() {
        String first = ENTRIES.getFirst().header().hash().hex();
        List<String> lines = checkpoint.text().lines().toList();

        assertEquals("subprocessor-register/acme/" + first, lines.get(0));
        assertEquals("3", lines.get(1));
        assertEquals(44, lines.get(2).length());
        assertEquals(3, lines.size());
        assertEquals(Headers.POLICY, checkpoint.policy());
        assertEquals(first, checkpoint.first().hex());
    }

    @Test
    void readsWhatItWrites() {
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text()));
    }

    @Test
    void refusesEveryOtherForm() {
        String text = checkpoint.text();
        for (String other : List.of(
                "",
                "\n\n\n",
                text + "\n",
                text + "extension\n",
                text.substring(0, text.length() - 1),
                text.replace("\n", "\r\n"),
                text.replace("\n3\n", "\n03\n"),
                text.replace("\n3\n", "\n0\n"),
                text.replace("\n3\n", "\n-3\n"),
                text.replace("\n3\n", "\n3000000000000000000\n"),
                text.replace("\n3\n", "\n٣\n"),
                text.replace("\n3\n", "\n1\n"),
                text.replace("acme", "ACME"),
                text.replace("acme", "a/../b"),
                text.replace("subprocessor-register", "another-log"),
                " " + text,
                text.replace("=\n", "\n"),
                lastDigitOfBase64(text))) {
            assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(other), other);
        }
    }

    /// The last character before `=` carries four bits that count and two that must be zero.
    private static String lastDigitOfBase64(String text) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int at = text.length() - 3;
        return text.substring(0, at) + digits.charAt(digits.indexOf(text.charAt(at)) + 1) + "=\n";
    }

    @Test
    void isOfOneChainOnly() {
        EntryHeader second = ENTRIES.get(1).header();
        assertThrows(IllegalArgumentException.class, () -> Checkpoint.of(second, second));
    }
}
