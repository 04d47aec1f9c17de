package register.documents;

import register.policy.Term;

/// What can keep a PDF from being a genuine document of the register.
public enum Flaw implements Term {
    /// The bytes are no PDF, or too many to look at.
    NOT_A_PDF,
    /// No seal was found.
    NOT_SEALED,
    /// More than one signature.
    SEVERAL_SEALS,
    /// Bytes were added after the seal.
    CHANGED_AFTER_SEALING,
    /// Bytes at the end are missing.
    CUT_SHORT,
    /// The seal leaves out a part of the document.
    NOT_COVERED,
    /// The sealed bytes are not those that were sealed.
    CHANGED,
    /// The seal itself is damaged, or not written the way the register writes it.
    SEAL_DAMAGED,
    /// The seal's time-stamp is of something else, was not made by whom it names, or cannot be read.
    TIME_STAMP_DAMAGED,
    /// The seal names another certificate than the one that it carries.
    OTHER_CERTIFICATE,
    /// The certificate was not valid when the seal says that it was made.
    CERTIFICATE_NOT_VALID,
    /// The certificate is not meant for sealing.
    CERTIFICATE_NOT_FOR_SEALING,
    /// The certificate is none of those that the verifier trusts.
    UNKNOWN_SEALER,
    /// The seal holds, but the document does not say which of the register's documents it is.
    UNIDENTIFIED
}
