package register.mail.intent;

import register.value.Term;

/// The sections of a language's words; each `Matter` has one too.
enum Topic implements Term {
    /// Words so common that they tell a language from its neighbours; they decide nothing else.
    COMMON,
    /// Names of the contract that say what it is.
    AGREEMENT,
    /// Its abbreviations, which have other meanings too.
    ABBREVIATION,
    /// What shows that an abbreviation means the contract.
    SIGNAL,
    /// Asking for a contract under its abbreviation in words that need no further signal, as policies use them.
    PLAIN_WORDING,
    /// Asking, in the first person or as a request.
    ASKING,
    /// Words for a contract that the sentence before, or the subject, has named.
    BACK_REFERENCE,
    /// Not asking after all.
    DECLINING,
    /// Somebody sells or announces something.
    OFFER,
    /// The sender's own paper, or a link to it.
    OWN_DOCUMENT,
    /// Something else is asked for: a form filled in, a meeting.
    OTHER_WORK,
    /// A machine answers.
    AUTOMATIC,
    /// What mail programs and lawyers add at the end of every message.
    FOOTER,
    /// Who supervises, and goes by the abbreviation too.
    AUTHORITY
}
