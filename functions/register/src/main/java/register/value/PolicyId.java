package register.value;

import java.util.regex.Pattern;

/// The slug that identifies a policy in addresses and file names, e.g. `example`.
public record PolicyId(String value) implements Comparable<PolicyId> {
    /// Lower-case letters, digits and inner hyphens; at most 63 characters, so that it fits into a host name.
    public static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public PolicyId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug: " + value);
        }
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
