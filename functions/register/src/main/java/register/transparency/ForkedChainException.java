package register.transparency;

import register.value.PolicyId;

/// A chain does not continue the signed history. A person must find out why.
public final class ForkedChainException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ForkedChainException(PolicyId policy, long sequence, String what) {
        super("the chain of " + policy + " at entry " + sequence + ": " + what + "; no checkpoint is signed");
    }
}
