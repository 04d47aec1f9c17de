package register.request.delivery;

import java.util.Optional;
import register.value.Reference;

/// Copies of a request's mail where mail arrives and leaves, outside the document store.
public interface MailCopies {

    /// Erases them; can be repeated.
    ///
    /// @param delivery the mail service's name of the message that the request is of; empty where it has none
    void erase(Reference reference, Optional<String> delivery);
}
