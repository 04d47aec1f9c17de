package register.json;

import org.jspecify.annotations.Nullable;

/// A value that is not what is read there. The message says where and what was expected, and holds nothing of the value
/// but what a constructor that refused it says.
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

    /// Where in the document, e.g. `subprocessors[3].country`; empty for the document as a whole.
    public String path() {
        return path;
    }

    /// What is there; absent where nothing does, or where the whole object is meant.
    public @Nullable Json value() {
        return value;
    }

    public String expected() {
        return expected;
    }
}
