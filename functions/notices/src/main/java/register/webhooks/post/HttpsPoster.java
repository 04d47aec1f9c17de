package register.webhooks.post;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.net.ssl.SSLException;
import register.network.GuardedHttp;
import register.network.Reach;
import register.value.Problem;
import register.webhook.WebhookAddress;

/// Posts over TLS, to public addresses only. Only the head of the answer is read.
public final class HttpsPoster implements Poster {
    /// Standard Webhooks, "Request timeouts": 15 to 30 s.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int NO_BODY = 0;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_NUMBER = 9;

    private final GuardedHttp http;
    private final InstantSource clock;

    public HttpsPoster(InstantSource clock) {
        this(PATIENCE, GuardedHttp.Network.within(Reach.PUBLIC), clock);
    }

    HttpsPoster(Duration patience, GuardedHttp.Network network, InstantSource clock) {
        this.http = new GuardedHttp(patience, CONNECTING, NO_BODY, network);
        this.clock = clock;
    }

    @Override
    public Answer post(WebhookAddress address, Map<String, String> headers, byte[] body) throws IOException {
        try {
            GuardedHttp.Answer answer = http.exchange(address.uri(), "application/json", headers, body);
            return new Answer(
                    answer.status(), retryAfter(answer.header("Retry-After").strip()));
        } catch (IOException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static String reason(IOException cause) {
        String said = String.valueOf(cause.getMessage());
        String line = switch (cause) {
            case Reach.PrivateAddressException _ -> "not posted: " + said;
            case GuardedHttp.LimitException _ -> said;
            case UnknownHostException _ -> "the host's name resolves to no address";
            case SSLException _ -> "no TLS: " + said;
            default -> "no answer: " + said;
        };
        String printable = Problem.line(line);
        return printable.substring(0, Math.min(printable.length(), LONGEST_REASON));
    }

    private Duration retryAfter(String value) {
        if (!value.isEmpty()
                && value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(Character::isDigit)) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
