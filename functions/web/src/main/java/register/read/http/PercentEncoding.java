package register.read.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// Percent-encoding (RFC 3986, section 2.1), decoded strictly.
final class PercentEncoding {
    private PercentEncoding() {}

    static String decodePath(String text) throws CharacterCodingException {
        return decode(text, false);
    }

    /// The encoding of browsers' forms: `+` is a space.
    static String decodeQuery(String text) throws CharacterCodingException {
        return decode(text, true);
    }

    /// @throws CharacterCodingException if a `%` is not followed by two hexadecimal digits, or the result is not UTF-8
    private static String decode(String text, boolean plusIsSpace) throws CharacterCodingException {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0 && isAscii(text)) {
            return text;
        }
        ByteBuffer in = UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
        var out = new ByteArrayOutputStream(in.remaining());
        while (in.hasRemaining()) {
            byte b = in.get();
            if (b == '%') {
                out.write(digit(in) << 4 | digit(in));
            } else {
                out.write(b == '+' && plusIsSpace ? ' ' : b);
            }
        }
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray())).toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int digit(ByteBuffer in) throws CharacterCodingException {
        int digit = in.hasRemaining() ? Character.digit((char) (in.get() & 0xff), 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }
}
