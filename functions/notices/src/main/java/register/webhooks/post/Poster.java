package register.webhooks.post;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import register.webhook.WebhookAddress;

/// Posts JSON to somebody's server.
public interface Poster {

    /// What a server answered.
    ///
    /// @param retryAfter how long it asks to wait; zero where it asks for nothing
    record Answer(int status, Duration retryAfter) {}

    /// @param headers besides those that HTTP needs
    /// @throws IOException saying in one line why there is no answer
    Answer post(WebhookAddress address, Map<String, String> headers, byte[] body) throws IOException;
}
