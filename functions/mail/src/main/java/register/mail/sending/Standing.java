package register.mail.sending;

import java.util.Optional;
import java.util.function.UnaryOperator;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.value.Reference;

/// Changes the latest state of a request, even if others change it meanwhile. Can be repeated.
public final class Standing {
    private static final int ATTEMPTS = 20;

    private Standing() {}

    /// @param change returns the same request if there is nothing to change
    /// @return the request afterwards; empty if it does not exist
    public static Optional<DpaRequest> change(
            RequestLog requests, Reference reference, UnaryOperator<DpaRequest> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<DpaRequest> standing = requests.find(reference);
            if (standing.isEmpty()) {
                return standing;
            }
            DpaRequest changed = change.apply(standing.get());
            if (changed.equals(standing.get()) || requests.replace(changed)) {
                return Optional.of(changed);
            }
        }
        throw new IllegalStateException(reference + ": changed by others " + ATTEMPTS + " times meanwhile");
    }
}
