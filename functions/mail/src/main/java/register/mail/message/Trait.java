package register.mail.message;

/// What the rules ask of a message's structure.
public enum Trait {
    /// Programs differ in how they read its header.
    MALFORMED_HEADER,
    /// It could not be read to the end.
    UNREADABLE,
    /// Its headers, parts or texts are more, or longer, than the register reads.
    OVER_CAPS,
    /// `multipart/report` (RFC 6522): a bounce or a receipt.
    REPORT,
    /// S/MIME or PGP hides its text.
    ENCRYPTED,
    /// A calendar's invitation or answer (RFC 6047).
    CALENDAR,
    /// A fragment, or a pointer to a body elsewhere (RFC 2046 section 5.2).
    PARTIAL,
    /// Microsoft's `winmail.dat`.
    TNEF,
    /// It holds a whole other message, or forwards one in its text.
    FORWARDED,
    /// Its text is in a character set that this machine does not know.
    UNKNOWN_CHARSET,
    /// It carries a document of the sender.
    ATTACHMENT
}
