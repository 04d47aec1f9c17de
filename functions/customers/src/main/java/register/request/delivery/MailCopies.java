package register.request.delivery;

import java.util.Optional;
import register.value.Reference;

/// Copies of a request's mail outside the document store, where mail arrives and leaves.
public interface MailCopies {

    /// Erases them; can be repeated.
    ///
    /// @param delivery the mail service's id for the request's message; empty if it has none
    void erase(Reference reference, Optional<String> delivery);
}
