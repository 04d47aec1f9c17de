package register.editor.http;

import java.util.Optional;
import register.machine.http.HttpRequest;

/// Decides which requests are admitted.
public interface Door {

    /// The path above all pages.
    String home();

    /// Of the address that people open, without a trailing slash.
    String origin();

    /// The reason for refusing a request; empty if it is admitted.
    Optional<String> refusal(HttpRequest asked);

    /// The person who sent an admitted request; empty if it is always the same one.
    Optional<String> person(HttpRequest asked);
}
