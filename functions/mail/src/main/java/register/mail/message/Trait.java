package register.mail.message;

/// What a message is made of, as far as a rule asks.
public enum Trait {
    /// Its header is in no form that all programs read alike.
    MALFORMED_HEADER,
    /// It could not be read to its end.
    UNREADABLE,
    /// It has more, or longer, headers, parts or texts than the register reads.
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
    /// It carries a document of the sender's.
    ATTACHMENT
}
