package register.pdf.timestamp;

import register.value.Term;

/// The degree to which a verifier may trust a time-stamp authority's clock.
public enum ClockStanding implements Term {
    /// The caller named its certificate, or its key.
    PINNED("whose certificate you trust"),
    /// A certification authority that the caller named issued its certificate; it vouches for others too.
    VOUCHED("certified by an authority that you trust"),
    /// Neither of these.
    UNKNOWN("whose certificate is not trusted here");

    private final String words;

    ClockStanding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isTrusted() {
        return this != UNKNOWN;
    }
}
