package register.mail.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Decodes untrusted bytes into text.
final class MailTexts {
    /// The character set assumed for 8-bit text that names none and is not UTF-8.
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /// The beginning of an encoded-word, with its character set but not its language (RFC 2231).
    private static final Pattern WORD = Pattern.compile("=\\?(?=([^?*]+)(?:\\*[^?]*)?\\?\\w\\?)");

    private MailTexts() {}

    /// Text without a named character set.
    static String guess(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, WESTERN);
        }
    }

    /// Decodes encoded-words (RFC 2047). An encoded line break decodes to a real one, so control characters are
    /// removed last. If a character set is unknown, the text stays unchanged.
    static String decoded(String headerValue, Charsets charsets) {
        boolean known = WORD.matcher(headerValue)
                .results()
                .map(word -> word.group(1))
                .distinct()
                .allMatch(charset -> charsets.find(charset).isPresent());
        String decoded = headerValue;
        if (known) {
            try {
                decoded = DecoderUtil.decodeEncodedWords(headerValue, DecodeMonitor.SILENT);
            } catch (IllegalArgumentException _) {
                // It stays encoded.
            }
        }
        return withoutControls(decoded, ' ');
    }

    /// The text on one line.
    static String withoutControls(String text, char instead) {
        return replaced(text, instead, false);
    }

    /// The text in lines, each ending with a line feed.
    static String lines(String text) {
        return replaced(text.replace("\r\n", "\n").replace('\r', '\n'), ' ', true);
    }

    private static String replaced(String text, char instead, boolean keepLines) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineBreak = c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u0085';
            if (keepLines && lineBreak) {
                clean.append('\n');
            } else if (c == '\t') {
                clean.append(' ');
            } else {
                clean.append(lineBreak || Character.isISOControl(c) ? instead : c);
            }
        }
        return clean.toString();
    }
}
