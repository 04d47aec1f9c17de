package register.pdf.verify;

/// What a validation says of a seal (ETSI EN 319 102-1, 5.1.3), the worst last.
public enum Indication {
    /// It holds, and its certificate is trusted.
    TOTAL_PASSED,
    /// What is at hand does not tell.
    INDETERMINATE,
    /// It does not hold, and nothing else could change that.
    TOTAL_FAILED;

    /// As the standard writes it, such as `TOTAL-PASSED`.
    public String word() {
        return name().replace('_', '-');
    }
}
