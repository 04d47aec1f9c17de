package register.pdf.verify;

import register.value.Term;

/// A reason why a PDF is not a genuine document of the register.
public enum Flaw implements Term {
    /// It is not a PDF, or is too large.
    NOT_A_PDF(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// It has no seal.
    NOT_SEALED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// It has several signatures.
    SEVERAL_SEALS(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// Bytes were added after the seal.
    CHANGED_AFTER_SEALING(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// Bytes at the end are missing.
    CUT_SHORT(Indication.TOTAL_FAILED, "HASH_FAILURE"),
    /// The seal does not cover all of the document.
    NOT_COVERED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// The sealed bytes were changed.
    CHANGED(Indication.TOTAL_FAILED, "HASH_FAILURE"),
    /// The seal itself is damaged, or not in the register's form.
    SEAL_DAMAGED(Indication.TOTAL_FAILED, "SIG_CRYPTO_FAILURE"),
    /// The seal's time-stamp covers something else, was not made by the signer it names, or is unreadable.
    TIME_STAMP_DAMAGED(Indication.TOTAL_FAILED, "FORMAT_FAILURE"),
    /// The seal names a certificate other than the one it carries.
    OTHER_CERTIFICATE(Indication.INDETERMINATE, "NO_SIGNING_CERTIFICATE_FOUND"),
    /// The certificate was not valid at the time that the seal claims, or has expired since and nothing trusted
    /// shows that the seal is older.
    CERTIFICATE_NOT_VALID(Indication.INDETERMINATE, "OUT_OF_BOUNDS_NO_POE"),
    /// The certificate is not meant for sealing.
    CERTIFICATE_NOT_FOR_SEALING(Indication.INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE"),
    /// The verifier does not trust the certificate, nor any that it was issued under.
    UNKNOWN_SEALER(Indication.INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND"),
    /// The certificate seals documents of another kind.
    OTHER_USE(Indication.INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE"),
    /// The evidence inside says that the signer's certificate was revoked, and nothing trusted shows that the seal is
    /// older.
    REVOKED(Indication.INDETERMINATE, "REVOKED_NO_POE"),
    /// The evidence inside says that a certificate above the signer's was revoked, and nothing trusted shows that the
    /// seal is older.
    ISSUER_REVOKED(Indication.INDETERMINATE, "REVOKED_CA_NO_POE"),
    /// The seal is valid, but the document does not say which document of the register it is.
    UNIDENTIFIED(Indication.TOTAL_PASSED, ""),
    /// The hash of the JSON inside is not the one that the document states.
    OTHER_CONTENT(Indication.TOTAL_PASSED, ""),
    /// It says that it is a document of the register, but lacks the claims that each one makes: archivable (PDF/A)
    /// and accessible (PDF/UA).
    NO_CLAIM(Indication.TOTAL_PASSED, "");

    private final Indication indication;
    private final String subIndication;

    Flaw(Indication indication, String subIndication) {
        this.indication = indication;
        this.subIndication = subIndication;
    }

    /// The result in the words of ETSI EN 319 102-1.
    public Indication indication() {
        return indication;
    }

    /// The reason in the words of ETSI EN 319 102-1, table 6; empty if the seal itself passes.
    public String subIndication() {
        return subIndication;
    }
}
