package register.pdf.revocation;

/// A document carries evidence that does not belong to its seal. The message names it and says why.
public final class StrangeEvidenceException extends Exception {
    private static final long serialVersionUID = 1;

    StrangeEvidenceException(String message) {
        super(message);
    }
}
