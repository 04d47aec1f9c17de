package register.json;

import org.jspecify.annotations.Nullable;

/// A malformed JSON value. The message names its path and what was expected; it quotes the value only if the
/// constructor that rejected it does.
public final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final transient @Nullable Json value;
    private final String expected;

    MalformedJsonException(String path, @Nullable Json value, String expected) {
        super(path.isEmpty() ? expected : path + ": " + expected);
        this.path = path;
        this.value = value;
        this.expected = expected;
    }

    /// The place in the document, e.g. `subprocessors[3].country`; empty for the document as a whole.
    public String path() {
        return path;
    }

    /// The value found; null if there is none, or if the whole object is at fault.
    public @Nullable Json value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
