package register.record;

import org.jspecify.annotations.Nullable;

/// Which records of a partition, or of those listed under a value, and in which order.
///
/// @param prefix begins the places of all that are wanted; empty for all
/// @param after the place behind which they begin, in this order; null from the first
/// @param backwards whether the last comes first
/// @param limit how many at most
public record Range(String prefix, @Nullable String after, boolean backwards, int limit) {
    public static final Range ALL = new Range("", null, false, Integer.MAX_VALUE);

    public static Range first(int limit) {
        return new Range("", null, false, limit);
    }

    public static Range last(int limit) {
        return new Range("", null, true, limit);
    }

    public static Range beginning(String prefix) {
        return new Range(prefix, null, false, Integer.MAX_VALUE);
    }

    public Range from(@Nullable String place) {
        return new Range(prefix, place, backwards, limit);
    }
}
