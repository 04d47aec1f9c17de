package register.importing.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decodes a source, and cleans its texts for a policy.
public final class Source {
    /// Where a page names its encoding (WHATWG HTML, "Specifying the document's character encoding").
    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9:_.-]{1,40})");

    private static final int DECLARED_WITHIN = 4096;
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\x{FFFD}\\x{FE00}-\\x{FE0F}\\x{20E3}]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private Source() {}

    /// The text: UTF-8, with or without a byte order mark, unless a page names another encoding.
    public static String text(byte[] bytes, boolean page) throws RefusedException {
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            throw new RefusedException("UTF-16: expected the file saved as UTF-8");
        }
        int mark = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (!UTF_8.newDecoder().decode(in, out, true).isUnderflow()) {
            return inDeclared(bytes, page, out.flip());
        }
        String text = out.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw new RefusedException("line " + line(text, text.indexOf('\0')) + ": a NUL: expected text");
        }
        return text;
    }

    private static String inDeclared(byte[] bytes, boolean page, CharBuffer before) throws RefusedException {
        String place = "line " + line(before, before.length()) + ": not UTF-8";
        Optional<Charset> declared = page ? declared(bytes) : Optional.empty();
        if (declared.isEmpty()) {
            throw new RefusedException(place + ", perhaps Latin-1: expected the file saved as UTF-8");
        }
        try {
            return declared.get()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace('\0', ' ');
        } catch (CharacterCodingException _) {
            throw new RefusedException(place + ", nor " + declared.get() + " as it says: expected UTF-8");
        }
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(
                bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        try {
            return matcher.find() ? Optional.of(Charset.forName(matcher.group(1))) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    /// One line in Unicode normalization form C without invisible characters: a text as a policy may hold it.
    public static String clean(String text) {
        String visible = INVISIBLE.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
        return Normalizer.normalize(SPACE.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int line(CharSequence text, int end) {
        return 1 + (int) text.subSequence(0, end).chars().filter(c -> c == '\n').count();
    }
}
