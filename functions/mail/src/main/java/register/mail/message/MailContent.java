package register.mail.message;

import java.util.Arrays;
import java.util.List;

/// The content of a message, without additions made in transport.
public final class MailContent {
    private static final List<String> SHAPE = List.of("content-type", "content-transfer-encoding");

    private MailContent() {}

    /// True if two messages have the same subject, text and attachments. Bodies that a server
    /// re-encoded count as different.
    public static boolean same(byte[] one, byte[] other) {
        ReceivedMail first = MailReader.read(one);
        ReceivedMail second = MailReader.read(other);
        return first.subject().equals(second.subject())
                && SHAPE.stream()
                        .allMatch(name -> first.values(name)
                                .toList()
                                .equals(second.values(name).toList()))
                && sameBody(one, other);
    }

    /// Trailing empty lines do not count.
    private static boolean sameBody(byte[] one, byte[] other) {
        return Arrays.equals(one, body(one), end(one), other, body(other), end(other));
    }

    /// The end of the first empty line (RFC 5322 section 2.1).
    private static int body(byte[] message) {
        for (int at = 0; at < message.length; at++) {
            if (message[at] != '\n') {
                continue;
            }
            int next = at + 1 < message.length && message[at + 1] == '\r' ? at + 2 : at + 1;
            if (next < message.length && message[next] == '\n') {
                return Math.min(next + 1, end(message));
            }
        }
        return end(message);
    }

    private static int end(byte[] message) {
        int end = message.length;
        while (end > 0 && (message[end - 1] == '\n' || message[end - 1] == '\r')) {
            end--;
        }
        return end;
    }
}
