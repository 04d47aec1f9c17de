package register.pdf.verify;

import register.value.Term;

/// A verifier's knowledge of a document's sealer.
public enum SealerStanding implements Term {
    /// The caller named the signer's certificate.
    PINNED("a sealer that you trust"),
    /// The signer's key is that of a certificate that the caller named.
    PINNED_KEY("the key of a sealer that you trust, under another certificate"),
    /// This register recorded the signer's certificate before it sealed.
    RECORDED("this register"),
    /// The signer is the subject that the caller named, and the authority that the caller trusts issued its
    /// certificate.
    VOUCHED("the subject that you named, vouched for by the authority that you trust"),
    /// One of the above, but for documents of another kind.
    OTHER_USE("a sealer trusted only for documents of another kind"),
    /// None of the above.
    UNKNOWN("an unknown sealer, for whom nothing here vouches");

    private final String words;

    SealerStanding(String words) {
        this.words = words;
    }

    /// The sealer in words, without the name: the signer chose it, so it comes after what is known.
    public String words() {
        return words;
    }
}
