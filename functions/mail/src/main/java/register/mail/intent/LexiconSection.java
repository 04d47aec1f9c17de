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
    /// Words showing that an abbreviation means the contract.
    SIGNAL,
    /// Requests for the contract by its abbreviation in words that need no further signal, as policies do.
    PLAIN_WORDING,
    /// Requests, in the first person or the imperative.
    ASKING,
    /// References to a contract named in an earlier sentence, or in the subject.
    BACK_REFERENCE,
    /// Words that retract the request.
    DECLINING,
    /// Sales offers and announcements.
    OFFER,
    /// The sender's own document, or a link to it.
    OWN_DOCUMENT,
    /// Requests to be notified, in the first person.
    NOTIFY_ME,
    /// A company that processes data for a processor.
    SUBPROCESSOR,
    /// Requests for something else: to fill in a form, to meet.
    OTHER_WORK,
    /// An automatic answer.
    AUTOMATIC,
    /// Standard text added by mail programs and lawyers.
    FOOTER,
    /// The data protection authority, which the abbreviation can also mean.
    AUTHORITY
}
