package register.transparency;

import register.log.NoteKey;
import register.value.PolicyId;

/// The log is to be signed by another key than the register has: that key has to hand over to the register's first.
public final class OtherKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OtherKeyException(PolicyId policy, NoteKey expected, NoteKey own) {
        super("the log of " + policy + " is signed by the key " + expected.text() + ", and this register has the key "
                + own.text() + ": no checkpoint is signed until that key hands over to this one");
    }
}
