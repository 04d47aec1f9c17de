package register.files;

import java.io.Serial;
import register.value.PolicyId;

/// An entry that no checkpoint covers yet.
public final class UnsignedEntryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnsignedEntryException(PolicyId policy, long entry) {
        super(policy + ": no checkpoint covers entry " + entry + " yet; run reconcile first");
    }
}
