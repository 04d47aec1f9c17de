package register.read;

import register.document.IssuedDocument;

/// A document that was issued lies in the store no more, or something else in its place: somebody must look, and
/// nobody gets it.
final class WithheldDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WithheldDocumentException(IssuedDocument document) {
        super("issued with SHA-256 " + document.sha256() + ", not what is stored at "
                + document.key().shelf() + " " + document.key().path());
    }

    /// One line of a log, whose first words an alarm can look for.
    String alarm() {
        return "read: ALARM document withheld: " + getMessage();
    }
}
