package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.HexFormat;
import register.value.Problem;

/// A policy file's bytes as text: UTF-8, without a byte order mark, within the size limit, without
/// control characters but tab, CR and LF.
final class SourceText {
    private SourceText() {}

    static String of(byte[] source) throws UnreadableException {
        if (source.length > PolicyFile.MAX_BYTES) {
            throw tooLarge(source.length);
        }
        if (source.length == 0) {
            throw new UnreadableException(1, new Problem("", "", "empty: expected a policy"));
        }
        refuseMark(source, "EF BB BF", "a byte order mark: expected UTF-8 without one");
        refuseMark(source, "FE FF", "UTF-16: expected UTF-8");
        refuseMark(source, "FF FE", "UTF-16: expected UTF-8");
        String text = decoded(source);
        refuseControls(text);
        return text;
    }

    static UnreadableException tooLarge(long size) {
        return new UnreadableException(
                0, new Problem("", size + " bytes", "expected at most " + PolicyFile.MAX_BYTES + " bytes (4 MiB)"));
    }

    private static void refuseMark(byte[] source, String mark, String expected) throws UnreadableException {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(mark);
        for (int i = 0; i < bytes.length; i++) {
            if (i >= source.length || source[i] != bytes[i]) {
                return;
            }
        }
        throw new UnreadableException(1, new Problem("", "bytes " + mark, "begins with " + expected));
    }

    private static String decoded(byte[] source) throws UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(source);
        CharBuffer out = CharBuffer.allocate(source.length);
        CoderResult result = UTF_8.newDecoder().decode(in, out, true);
        if (result.isUnderflow()) {
            return out.flip().toString();
        }
        String before = out.flip().toString();
        int line = line(before, before.length());
        int column = before.length() - before.lastIndexOf('\n');
        String value = "byte " + HexFormat.of().withUpperCase().toHexDigits(source[in.position()]);
        String place = "column " + column + ": not UTF-8, perhaps Latin-1: expected the file saved as UTF-8";
        throw new UnreadableException(line, new Problem("", value, place));
    }

    private static void refuseControls(String text) throws UnreadableException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                String expected = c == 0
                        ? "a NUL, as UTF-16 has many: expected UTF-8 text"
                        : "a control character: expected none but line breaks";
                String value = "U+%04X".formatted((int) c);
                throw new UnreadableException(line(text, i), new Problem("", value, expected));
            }
        }
    }

    private static int line(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
