package register.transparency;

import register.value.PolicyId;

/// A chain is not the continuation of what was signed before. Nobody but a person can say what happened.
public final class ForkedChainException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ForkedChainException(PolicyId policy, long sequence, String what) {
        super("the chain of " + policy + " at entry " + sequence + ": " + what + "; no checkpoint is signed");
    }
}
