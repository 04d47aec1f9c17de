package register.pdf.seal;

/// The level of a seal, by what it carries in addition to the signature (ETSI EN 319 142-1, 6).
public enum SealLevel {
    /// The signature alone.
    B_B,
    /// Also a time-stamp of the signature.
    B_T,
    /// Also evidence that no certificate was revoked.
    B_LT,
    /// Also a time-stamp of the whole document.
    B_LTA;

    /// The standard's name, such as `PAdES B-T`.
    public String word() {
        return "PAdES " + name().replace('_', '-');
    }
}
