package register.mail.message;

/// Structural properties of a message that rules check.
public enum Trait {
    /// Programs differ in how they read its header.
    MALFORMED_HEADER,
    /// It could not be read to the end.
    UNREADABLE,
    /// It has more or longer headers, parts or texts than the register reads.
    OVER_CAPS,
    /// `multipart/report` (RFC 6522): a bounce or a receipt.
    REPORT,
    /// Its text is hidden by S/MIME or PGP.
    ENCRYPTED,
    /// A calendar's invitation or answer (RFC 6047).
    CALENDAR,
    /// A fragment, or a pointer to a body elsewhere (RFC 2046 section 5.2).
    PARTIAL,
    /// Microsoft's `winmail.dat`.
    TNEF,
    /// It contains another whole message, or forwards one in its text.
    FORWARDED,
    /// Its text is in a character set unknown to this machine.
    UNKNOWN_CHARSET,
    /// It contains a document of the sender.
    ATTACHMENT
}
