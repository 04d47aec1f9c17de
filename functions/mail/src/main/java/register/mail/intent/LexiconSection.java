package register.mail.intent;

import register.value.Term;

/// The sections of a language's words; each `Matter` has one too.
enum LexiconSection implements Term {
    /// Words so common that they identify a language; they decide nothing else.
    COMMON,
    /// Names of the contract that are unambiguous.
    AGREEMENT,
    /// Its abbreviations, which have other meanings too.
    ABBREVIATION,
    /// Words which show that an abbreviation means the contract.
    SIGNAL,
    /// Asking for a contract by its abbreviation in words that need no further signal, as policies do.
    PLAIN_WORDING,
    /// Asking, in the first person or as a request.
    ASKING,
    /// Words for a contract that an earlier sentence, or the subject, named.
    BACK_REFERENCE,
    /// Words that take the request back.
    DECLINING,
    /// Selling or announcing something.
    OFFER,
    /// The sender's own paper, or a link to it.
    OWN_DOCUMENT,
    /// Asking to be notified, in the first person.
    NOTIFY_ME,
    /// A company that processes data for a processor.
    SUBPROCESSOR,
    /// Asking for something else: to fill in a form, to meet.
    OTHER_WORK,
    /// An automatic answer.
    AUTOMATIC,
    /// What mail programs and lawyers add to every message.
    FOOTER,
    /// The data protection authority, which the abbreviation can mean too.
    AUTHORITY
}
