package register.transparency;

import java.util.List;
import java.util.stream.Collectors;

/// No authority issued a time-stamp. The message names each one that was asked and why it did not, in
/// the register's own words.
public final class NoTimeStampException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoTimeStampException(String authority, String why) {
        super(authority + ": " + why);
    }

    private NoTimeStampException(String message) {
        super(message);
    }

    static NoTimeStampException of(List<NoTimeStampException> failures) {
        var all = new NoTimeStampException(
                failures.stream().map(NoTimeStampException::getMessage).collect(Collectors.joining("; ")));
        failures.forEach(all::addSuppressed);
        return all;
    }
}
