package register.mail.message;

/// The form of a header that all programs read alike (RFC 5322 section 2.2). With any other form, the program that
/// verified the sender may have read a different sender from the one answered.
final class HeaderForm {
    private HeaderForm() {}

    /// True if every line of the header, and the empty line after it, ends with CR LF and contains no other CR, LF or
    /// NUL; and if each begins with a name and a colon, or is a non-blank continuation of the line before.
    static boolean isStrict(byte[] message) {
        int start = 0;
        while (start < message.length) {
            int end = lineEnd(message, start);
            if (end < 0) {
                return false;
            }
            if (end == start) {
                return true;
            }
            boolean folded = isBlank(message[start]);
            if (folded ? start == 0 || isBlank(message, start, end) : !isNamed(message, start, end)) {
                return false;
            }
            start = end + 2;
        }
        // A header without a body.
        return true;
    }

    /// The index of the line's CR LF; negative if the line lacks one or contains a NUL.
    private static int lineEnd(byte[] message, int start) {
        for (int at = start; at < message.length; at++) {
            switch (message[at]) {
                case 0, '\n' -> {
                    return -1;
                }
                case '\r' -> {
                    return at + 1 < message.length && message[at + 1] == '\n' ? at : -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    /// True if a name, in printable ASCII, precedes a colon.
    private static boolean isNamed(byte[] message, int start, int end) {
        int at = start;
        while (at < end && message[at] > ' ' && message[at] < 0x7f && message[at] != ':') {
            at++;
        }
        return at > start && at < end && message[at] == ':';
    }

    private static boolean isBlank(byte[] message, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!isBlank(message[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }
}
