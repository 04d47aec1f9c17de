package register.objection;

import java.util.regex.Pattern;
import register.value.Reference;
import register.value.ReferenceKey;

/// The reference of an objection, used by both sides, e.g. `OBJ-7K3Q-9M2X-4WTB`.
public record ObjectionReference(String value) implements Comparable<ObjectionReference> {
    private static final String BEGIN = "OBJ";

    public static final Pattern PATTERN = Pattern.compile(BEGIN + "(?:-[0-9A-HJKMNP-TV-Z]{4}){3}");

    public ObjectionReference {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not the reference of an objection: " + value);
        }
    }

    /// The reference for an identity: always the same, so that an objection that arrives twice is recorded once.
    public static ObjectionReference of(ReferenceKey key, String identity) {
        return new ObjectionReference(Reference.number(BEGIN, key, "objection " + identity));
    }

    @Override
    public int compareTo(ObjectionReference other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
