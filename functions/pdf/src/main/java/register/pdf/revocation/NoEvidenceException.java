package register.pdf.revocation;

/// No evidence shows whether a certificate was revoked. The message names it and says why.
public final class NoEvidenceException extends Exception {
    private static final long serialVersionUID = 1;

    NoEvidenceException(String message) {
        super(message);
    }
}
