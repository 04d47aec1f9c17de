package register.commands.requests;

import java.util.function.UnaryOperator;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.value.Reference;

/// Changes a request as a person decides.
final class RequestChanges {
    private static final int ATTEMPTS = 20;

    private RequestChanges() {}

    /// Repeats a change on the latest state if another process was first.
    ///
    /// @param change returns the same request if there is nothing to change
    /// @return the request afterwards
    static DpaRequest make(RequestLog requests, Reference reference, UnaryOperator<DpaRequest> change) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            DpaRequest standing = requests.find(reference).orElseThrow();
            DpaRequest changed = change.apply(standing);
            if (changed.equals(standing) || requests.replace(changed)) {
                return changed;
            }
        }
        throw new IllegalStateException(reference + ": changed by others " + ATTEMPTS + " times meanwhile");
    }
}
