package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.HexFormat;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// A policy file's bytes as text: UTF-8, without a byte order mark, within the size limit, without
/// control characters but tab, CR and LF.
final class SourceText {
    private SourceText() {}

    static String of(byte[] source) throws FileRefusedException {
        OtherFile.refuse(source);
        if (source.length > PolicyFile.MAX_BYTES) {
            throw tooLarge(source.length);
        }
        if (source.length == 0) {
            throw new FileRefusedException(1, new Problem("", "", FileWords.say("empty")));
        }
        refuseMark(source, "EF BB BF", "byte-order-mark");
        refuseMark(source, "FE FF", "utf-16");
        refuseMark(source, "FF FE", "utf-16");
        String text = decoded(source);
        refuseControls(text);
        return text;
    }

    static FileRefusedException tooLarge(long size) {
        return new FileRefusedException(
                0, new Problem("", size + " bytes", FileWords.say("too-large", PolicyFile.MAX_BYTES)));
    }

    private static void refuseMark(byte[] source, String mark, String key) throws FileRefusedException {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(mark);
        for (int i = 0; i < bytes.length; i++) {
            if (i >= source.length || source[i] != bytes[i]) {
                return;
            }
        }
        throw new FileRefusedException(1, new Problem("", "bytes " + mark, FileWords.say(key)));
    }

    private static String decoded(byte[] source) throws FileRefusedException {
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
        throw new FileRefusedException(line, new Problem("", value, FileWords.say("not-utf-8", column)));
    }

    private static void refuseControls(String text) throws FileRefusedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                Sentence expected = FileWords.say(c == 0 ? "nul" : "control");
                String value = "U+%04X".formatted((int) c);
                throw new FileRefusedException(line(text, i), new Problem("", value, expected));
            }
        }
    }

    private static int line(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
