package register.notice;

import java.util.regex.Pattern;
import register.value.Sha256;

/// Identifies the run of an announcement: 40 bits of its entry's hash, so that an announcement has one run.
public record RunId(String value) {
    private static final Pattern PATTERN = Pattern.compile(Base32.DIGIT + "{8}");

    public RunId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a run: " + value);
        }
    }

    /// @param entry the hash of the announcement's entry
    public static RunId of(Sha256 entry) {
        return new RunId(Base32.first(entry.bytes(), 8));
    }

    @Override
    public String toString() {
        return value;
    }
}
