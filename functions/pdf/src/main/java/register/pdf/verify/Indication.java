package register.pdf.verify;

/// The result of validating a seal (ETSI EN 319 102-1, 5.1.3), the worst last.
public enum Indication {
    /// The seal is valid and its certificate is trusted.
    TOTAL_PASSED,
    /// The available information does not suffice.
    INDETERMINATE,
    /// The seal is not valid, and no further information could change that.
    TOTAL_FAILED;

    /// The standard's word, such as `TOTAL-PASSED`.
    public String word() {
        return name().replace('_', '-');
    }
}
