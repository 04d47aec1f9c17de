package register.transparency;

import register.log.NoteKey;
import register.value.PolicyId;

/// The log's next checkpoint needs another key, which must first hand over to the register's.
public final class OtherKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OtherKeyException(PolicyId policy, NoteKey expected, NoteKey own) {
        super("the log of " + policy + " is signed by the key " + expected.text() + ", and this register has the key "
                + own.text() + ": no checkpoint is signed until that key hands over to this one");
    }
}
