package register.request;

import register.value.Reference;

/// A request is on hold and is kept until its release.
public final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HeldException(Reference reference) {
        super(reference + ": it is on hold: release it first");
    }
}
