package register.documents.revocation;

/// Something is carried as evidence that is none of the seal. The message says what, and why it is none.
public final class StrangeEvidenceException extends Exception {
    private static final long serialVersionUID = 1;

    StrangeEvidenceException(String message) {
        super(message);
    }
}
