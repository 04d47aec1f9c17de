package register.importing.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decodes a source, and cleans its texts for a policy.
public final class Source {
    /// Replaces undecodable bytes in a page's text.
    public static final String UNREADABLE = "[…]";

    /// The encoding named by a page (WHATWG HTML, "Specifying the document's character encoding") or an XML header.
    private static final Pattern DECLARED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9:_.-]{1,40})");

    private static final int DECLARED_WITHIN = 4096;
    /// The maximum number of undecodable places in a page that names its encoding.
    private static final int MOST_DAMAGES = 20;

    /// Encodings that browsers read as windows-1252 (WHATWG Encoding, "Names and labels").
    private static final Set<Charset> LATIN = Set.of(US_ASCII, ISO_8859_1);

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char REPLACED = '\uFFFD';
    private static final int AROUND = 40;
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\x{FFFD}\\x{FE00}-\\x{FE0F}\\x{20E3}]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private Source() {}

    /// A page's text.
    ///
    /// @param charset the encoding used
    /// @param damages for each undecodable place, its line and the words around it
    public record Decoded(String text, Charset charset, List<Damage> damages) {
        public Decoded {
            damages = List.copyOf(damages);
        }
    }

    public record Damage(int line, String words) {}

    /// The text in UTF-8, with or without a byte order mark.
    public static String text(byte[] bytes) throws RefusedSourceException {
        if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            throw new RefusedSourceException("UTF-16: expected the file saved as UTF-8");
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (!decodes(bytes, mark(bytes), out)) {
            throw new RefusedSourceException("line " + line(out, out.length())
                    + ": not UTF-8, perhaps Latin-1: expected the file saved as UTF-8");
        }
        String text = out.toString();
        if (text.indexOf('\0') >= 0) {
            throw new RefusedSourceException(
                    "line " + line(text, text.indexOf('\0')) + ": a NUL character: expected text");
        }
        return text;
    }

    /// The text of HTML, as browsers decode it: by its byte order mark, otherwise by the encoding that it names.
    /// UTF-8 is used whenever all bytes are valid UTF-8, or none is named.
    public static Decoded page(byte[] bytes) throws RefusedSourceException {
        Charset marked = startsWith(bytes, 0xfe, 0xff) ? UTF_16BE : startsWith(bytes, 0xff, 0xfe) ? UTF_16LE : UTF_8;
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (marked.equals(UTF_8) && decodes(bytes, mark(bytes), out)) {
            return new Decoded(out.toString().replace('\0', ' '), UTF_8, List.of());
        }
        Charset charset = marked.equals(UTF_8) ? declared(bytes).orElse(UTF_8) : marked;
        int mark = marked.equals(UTF_8) ? mark(bytes) : 2;
        return decoded(new String(bytes, mark, bytes.length - mark, charset), charset);
    }

    private static Decoded decoded(String text, Charset charset) throws RefusedSourceException {
        var damages = new ArrayList<Damage>();
        int line = 1;
        int from = 0;
        for (int at = text.indexOf(REPLACED); at >= 0; at = text.indexOf(REPLACED, at + 1)) {
            line += (int)
                    text.substring(from, at).chars().filter(c -> c == '\n').count();
            from = at;
            int tag = text.indexOf('<', at);
            int start = Math.max(Math.max(text.lastIndexOf('>', at) + 1, at - AROUND), 0);
            String words = text.substring(start, Math.min(tag < 0 ? text.length() : tag, at + AROUND));
            damages.add(new Damage(line, clean(words.replace(String.valueOf(REPLACED), UNREADABLE))));
            if (damages.size() > MOST_DAMAGES) {
                throw new RefusedSourceException("more than " + MOST_DAMAGES + " places that are not " + charset.name()
                        + ", the first in line " + damages.getFirst().line() + ": expected the file saved as UTF-8");
            }
        }
        return new Decoded(text.replace(String.valueOf(REPLACED), UNREADABLE).replace('\0', ' '), charset, damages);
    }

    /// Decodes UTF-8 up to the first error; true if there is none.
    private static boolean decodes(byte[] bytes, int mark, CharBuffer out) {
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        boolean whole = UTF_8.newDecoder().decode(in, out, true).isUnderflow();
        out.flip();
        return whole;
    }

    private static int mark(byte[] bytes) {
        return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    /// The declared encoding. A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        try {
            return matcher.find()
                    ? Optional.of(Charset.forName(matcher.group(1)))
                            .filter(one -> !one.name().startsWith("UTF-"))
                            .map(one -> LATIN.contains(one) ? WINDOWS : one)
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    /// One line in Unicode normalization form C without invisible characters, as a policy requires.
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
