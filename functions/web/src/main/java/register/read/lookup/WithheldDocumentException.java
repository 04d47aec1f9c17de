package register.read.lookup;

import register.document.IssuedDocument;

/// The store lost an issued document, or holds something else in its place. Nobody gets it; a person must look.
public final class WithheldDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WithheldDocumentException(IssuedDocument document) {
        super("issued with SHA-256 " + document.sha256() + ", not what is stored at "
                + document.key().shelf() + " " + document.key().path());
    }

    /// One line of a log, whose first words an alarm can look for.
    public String alarm() {
        return "read: ALARM document withheld: " + getMessage();
    }
}
