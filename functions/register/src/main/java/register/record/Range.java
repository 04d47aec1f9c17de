package register.record;

import org.jspecify.annotations.Nullable;

/// A range of a partition, or of the records listed under a value, and its order.
///
/// @param prefix of the places; empty for all
/// @param after the place behind which the range begins, in this order; null for the first
/// @param backwards true for descending order
/// @param limit the maximum number
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
