package register.publishing;

import register.value.PolicyId;

/// Too many concurrent publications of the same policy; nothing was written, and trying again is safe.
public final class ContentionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ContentionException(PolicyId policy, int attempts) {
        super("policy " + policy + ": others published first, " + attempts + " times in a row; publish again");
    }
}
