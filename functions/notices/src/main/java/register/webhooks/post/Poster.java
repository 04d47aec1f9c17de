package register.webhooks.post;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import register.webhook.WebhookAddress;

/// Posts JSON to third parties' servers.
public interface Poster {

    /// A server's answer.
    ///
    /// @param retryAfter the wait requested; zero if none
    record Answer(int status, Duration retryAfter) {}

    /// @param headers besides those of HTTP itself
    /// @throws IOException with the reason for the missing answer, on one line
    Answer post(WebhookAddress address, Map<String, String> headers, byte[] body) throws IOException;
}
