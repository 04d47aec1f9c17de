package register.read.lookup;

import register.document.IssuedDocument;

/// An issued document is missing from the store, or replaced by something else. It is withheld, and a person must
/// investigate.
public final class WithheldDocumentException extends RuntimeException {
    /// The words that an alarm counts in the log.
    public static final String ALARM = "ALARM document withheld";

    private static final long serialVersionUID = 1;

    public WithheldDocumentException(IssuedDocument document) {
        super("issued with SHA-256 " + document.sha256() + ", not what is stored at "
                + document.key().shelf() + " " + document.key().path());
    }

    /// One log line.
    public String alarm() {
        return "read: " + ALARM + ": " + getMessage();
    }
}
