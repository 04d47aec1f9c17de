package register.pdf.verify;

import register.value.Term;

/// What can keep a PDF from being a genuine document of the register.
public enum Flaw implements Term {
    /// The bytes are no PDF, or too many to look at.
    NOT_A_PDF(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// No seal was found.
    NOT_SEALED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// More than one signature.
    SEVERAL_SEALS(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// Bytes were added after the seal.
    CHANGED_AFTER_SEALING(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// Bytes at the end are missing.
    CUT_SHORT(Indication.TOTAL_FAILED, "HASH_FAILURE"),
    /// The seal leaves out a part of the document.
    NOT_COVERED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// The sealed bytes are not those that were sealed.
    CHANGED(Indication.TOTAL_FAILED, "HASH_FAILURE"),
    /// The seal itself is damaged, or not written the way the register writes it.
    SEAL_DAMAGED(Indication.TOTAL_FAILED, "SIG_CRYPTO_FAILURE"),
    /// The seal's time-stamp is of something else, was not made by whom it names, or cannot be read.
    TIME_STAMP_DAMAGED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// The seal names another certificate than the one that it carries.
    OTHER_CERTIFICATE(Indication.INDETERMINATE, "NO_SIGNING_CERTIFICATE_FOUND"),
    /// The certificate was not valid when the seal says that it was made, or is not any more, and nobody vouches that
    /// the seal is older.
    CERTIFICATE_NOT_VALID(Indication.INDETERMINATE, "OUT_OF_BOUNDS_NO_POE"),
    /// The certificate is not meant for sealing.
    CERTIFICATE_NOT_FOR_SEALING(Indication.INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE"),
    /// The certificate is none of those that the verifier trusts, and was not issued under one of them.
    UNKNOWN_SEALER(Indication.INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND"),
    /// The certificate is one under which the register seals documents of another kind.
    OTHER_USE(Indication.INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE"),
    /// The signer's certificate was revoked, as the evidence inside says, and nothing that is trusted shows that the
    /// seal is older.
    REVOKED(Indication.INDETERMINATE, "REVOKED_NO_POE"),
    /// The same of a certificate above it.
    ISSUER_REVOKED(Indication.INDETERMINATE, "REVOKED_CA_NO_POE"),
    /// The seal holds, but the document does not say which of the register's documents it is.
    UNIDENTIFIED(Indication.TOTAL_PASSED, ""),
    /// The JSON inside is not that whose hash the document states.
    OTHER_CONTENT(Indication.TOTAL_PASSED, ""),
    /// It says that it is a document of the register, and does not claim to be archivable (PDF/A) and accessible
    /// (PDF/UA), as each of these does.
    NO_CLAIM(Indication.TOTAL_PASSED, "");

    private final Indication indication;
    private final String subIndication;

    Flaw(Indication indication, String subIndication) {
        this.indication = indication;
        this.subIndication = subIndication;
    }

    /// What it makes of the seal in the words of ETSI EN 319 102-1.
    public Indication indication() {
        return indication;
    }

    /// Why, in the words of ETSI EN 319 102-1, table 6; empty where the seal itself passes.
    public String subIndication() {
        return subIndication;
    }
}
