package register.notice;

import java.nio.ByteBuffer;

/// Crockford's base 32: without I, L, O and U, so that it survives being read aloud.
final class Base32 {
    static final String DIGIT = "[0-9A-HJKMNP-TV-Z]";

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /// The leading bits of the bytes, five per digit.
    ///
    /// @param digits at most 12
    static String first(byte[] bytes, int digits) {
        return of(ByteBuffer.wrap(bytes).getLong() >>> (Long.SIZE - 5 * digits), digits);
    }

    static String of(long number, int digits) {
        var text = new StringBuilder();
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (number >>> (5 * digit)) & 31));
        }
        return text.toString();
    }

    static long number(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            number = number * 32 + DIGITS.indexOf(text.charAt(i));
        }
        return number;
    }
}
