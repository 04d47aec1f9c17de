package register.pdf.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The verifier gives a verdict on anything that a stranger submits.
class HostilePdfTest {
    @Test
    void garbageIsReportedNeverThrown() {
        var random = new Random(7);
        String range = "/ByteRange [0 9 11 2]<>";
        for (int round = 0; round < 300; round++) {
            byte[] noise = new byte[random.nextInt(2000)];
            random.nextBytes(noise);
            byte[] pdf = join("%PDF-1.7".getBytes(ISO_8859_1), noise);
            assertFalse(PdfVerifier.verify(pdf, List.of()).genuine());
            assertFalse(PdfVerifier.verify(noise, List.of()).genuine());
            assertFalse(PdfVerifier.verify(join(pdf, range.getBytes(ISO_8859_1)), List.of())
                    .genuine());
        }
        for (String hostile : List.of(
                "/ByteRange [0 999999999 999999999 999999999]",
                "/ByteRange [0 1 0 44]",
                "/ByteRange [5 9 11 33]",
                "/ByteRange [0 000000009 000000008 36]",
                "/ByteRange [99999999999999999999 1 2 3]")) {
            assertFalse(PdfVerifier.verify(("%PDF-1.7" + hostile).getBytes(ISO_8859_1), List.of())
                    .genuine());
        }
    }

    @Test
    void aDeeplyNestedSealIsReported() {
        String nested = "3080".repeat(100_000);
        String head = "%PDF-1.7\n";
        int gap = nested.length() + 2;
        String tail = "/ByteRange [0 9 " + (9 + gap) + " ";
        int rest = tail.length() + 3;
        byte[] pdf = (head + "<" + nested + ">" + tail + rest + "]").getBytes(ISO_8859_1);
        assertEquals(
                Flaw.SEAL_DAMAGED,
                PdfVerifier.verify(pdf, List.of()).findings().getFirst().flaw());
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
