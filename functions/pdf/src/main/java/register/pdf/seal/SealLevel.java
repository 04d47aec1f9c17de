package register.pdf.seal;

/// What a seal carries beside the signature (ETSI EN 319 142-1, 6).
public enum SealLevel {
    /// The signature alone.
    B_B,
    /// A time-stamp of the signature too.
    B_T,
    /// Evidence too that no certificate was revoked.
    B_LT,
    /// A time-stamp of the whole document too.
    B_LTA;

    /// The standard's name, such as `PAdES B-T`.
    public String word() {
        return "PAdES " + name().replace('_', '-');
    }
}
