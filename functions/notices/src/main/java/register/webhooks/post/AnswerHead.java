package register.webhooks.post;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the head of an HTTP/1.1 answer (RFC 9112), and nothing of its body: only status and `Retry-After` count.
final class AnswerHead {
    /// More than any server sends.
    private static final int LARGEST = 16 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    private static final String RETRY_AFTER = "retry-after:";
    private static final int LONGEST_NUMBER = 9;

    private final InputStream in;
    private int left = LARGEST;

    AnswerHead(InputStream in) {
        this.in = in;
    }

    /// The final answer: one of 1xx is passed over.
    ///
    /// @param now what a date in it counts from
    /// @throws IOException where it is no HTTP, or too large
    Poster.Answer read(Instant now) throws IOException {
        while (true) {
            Matcher status = STATUS.matcher(line());
            if (!status.matches()) {
                throw new IOException("answers something else than HTTP/1.1");
            }
            Duration retryAfter = Duration.ZERO;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
                    retryAfter =
                            retryAfter(header.substring(RETRY_AFTER.length()).strip(), now);
                }
            }
            int code = Integer.parseInt(status.group(1));
            if (code >= 200) {
                return new Poster.Answer(code, retryAfter);
            }
        }
    }

    /// One without its end; empty at the end of the answer.
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (--left < 0) {
                throw new IOException("answers with a head of more than " + LARGEST + " bytes");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static Duration retryAfter(String value, Instant now) {
        if (!value.isEmpty()
                && value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration until = Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
