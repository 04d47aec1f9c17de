package register.pdf.revocation;

/// There is no telling whether a certificate was revoked. The message names it and says why.
public final class NoEvidenceException extends Exception {
    private static final long serialVersionUID = 1;

    NoEvidenceException(String message) {
        super(message);
    }
}
