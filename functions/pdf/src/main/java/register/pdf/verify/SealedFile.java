package register.pdf.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A PDF split at its seal, byte by byte and without parsing it as a PDF, into the covered bytes and the seal.
public final class SealedFile {
    private static final byte[] MAGIC = "%PDF-".getBytes(ISO_8859_1);
    private static final int LARGEST = 32 << 20;

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange ?\\[ ?(\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9}) ?]");

    private final byte[] whole;
    private final byte[] document;
    private final byte[] digest;
    private final byte[] contents;

    private SealedFile(byte[] whole, byte[] document, byte[] digest, byte[] contents) {
        this.whole = whole;
        this.document = document;
        this.digest = digest;
        this.contents = contents;
    }

    /// The sealed document with its seal: the whole file except the appendix.
    public byte[] document() {
        return document.clone();
    }

    /// Evidence and time-stamps that follow the sealed document.
    ///
    /// @throws FlawException if anything else follows it
    Appendix appendix() throws FlawException {
        return Appendix.of(whole, document.length);
    }

    /// SHA-256 of all but the seal itself.
    byte[] digest() {
        return digest.clone();
    }

    /// The content of the room for the seal: the seal, then its padding.
    public byte[] contents() {
        return contents.clone();
    }

    /// @throws FlawException if no seal covers the file before its end
    public static SealedFile of(byte[] pdf) throws FlawException {
        if (pdf.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(pdf, MAGIC.length))) {
            throw new FlawException(Flaw.NOT_A_PDF, "The file is not a PDF.");
        }
        if (pdf.length > LARGEST) {
            throw new FlawException(
                    Flaw.NOT_A_PDF,
                    "The file has " + pdf.length + " bytes; no document of the register is that large.");
        }
        String text = new String(pdf, ISO_8859_1);
        MatchResult range = byteRange(text);
        long start = Long.parseLong(range.group(1));
        long before = Long.parseLong(range.group(2));
        long after = Long.parseLong(range.group(3));
        long end = after + Long.parseLong(range.group(4));
        if (end > pdf.length) {
            throw new FlawException(
                    Flaw.CUT_SHORT, "The document was cut short: " + (end - pdf.length) + " bytes are missing.");
        }
        if (start != 0 || before >= after) {
            throw new FlawException(Flaw.NOT_COVERED, "The seal does not cover the whole document.");
        }
        byte[] document = Arrays.copyOf(pdf, (int) end);
        byte[] contents = contents(text.substring((int) before, (int) after));
        return new SealedFile(pdf, document, digest(document, (int) before, (int) after), contents);
    }

    private static MatchResult byteRange(String text) throws FlawException {
        List<MatchResult> ranges = BYTE_RANGE.matcher(text).results().toList();
        if (ranges.size() > 1) {
            // A title may contain these words too, but only a seal leaves room for itself there.
            ranges = ranges.stream().filter(range -> leavesRoom(text, range)).toList();
        }
        if (ranges.isEmpty()) {
            throw new FlawException(Flaw.NOT_SEALED, "The document has no seal.");
        }
        MatchResult first = ranges.getFirst();
        long end = Long.parseLong(first.group(3)) + Long.parseLong(first.group(4));
        if (ranges.size() > 1 && ranges.get(1).start() < end) {
            throw new FlawException(Flaw.SEVERAL_SEALS, "The document has more than one signature; expected one seal.");
        }
        return first;
    }

    private static boolean leavesRoom(String text, MatchResult range) {
        int before = Integer.parseInt(range.group(2));
        int after = Integer.parseInt(range.group(3));
        return before < after && after <= text.length() && text.charAt(before) == '<' && text.charAt(after - 1) == '>';
    }

    /// The hexadecimal string between the two covered parts; nothing else may be there.
    private static byte[] contents(String gap) throws FlawException {
        int last = gap.length() - 1;
        boolean string = last > 0 && gap.charAt(0) == '<' && gap.charAt(last) == '>';
        String digits = string ? gap.substring(1, last) : "";
        // Upper-case digits would mean the same, and the change would go undetected.
        if (!string || digits.length() % 2 != 0 || !digits.chars().allMatch(SealedFile::isLowerCaseDigit)) {
            throw new FlawException(
                    Flaw.NOT_COVERED, "The part of the document that the seal does not cover is not the seal alone.");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static boolean isLowerCaseDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static byte[] digest(byte[] pdf, int before, int after) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(pdf, 0, before);
            sha256.update(pdf, after, pdf.length - after);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
