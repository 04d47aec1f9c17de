package register.pdf.seal;

/// What a seal carries beside the signature (ETSI EN 319 142-1, 6).
public enum SealLevel {
    /// The signature alone.
    B_B,
    /// A time-stamp of it.
    B_T,
    /// That, and evidence that no certificate was revoked.
    B_LT,
    /// All that, and a time-stamp of the whole.
    B_LTA;

    /// As the standard writes it, such as `PAdES B-T`.
    public String word() {
        return "PAdES " + name().replace('_', '-');
    }
}
