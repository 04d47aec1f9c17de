package register.notices.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import register.value.Sha256;

/// Which addresses may occur more than once, in eight bytes each: two addresses may look the same here, the same one
/// never looks like two.
final class Addresses {
    private long[] seen = new long[1024];
    private int count;

    void add(String address) {
        if (count == seen.length) {
            seen = Arrays.copyOf(seen, 2 * count);
        }
        seen[count++] = number(address);
    }

    /// Call it once, when all are added.
    Addresses sorted() {
        seen = Arrays.copyOf(seen, count);
        Arrays.sort(seen);
        return this;
    }

    boolean maybeTwice(String address) {
        int found = Arrays.binarySearch(seen, number(address));
        return found >= 0
                && ((found > 0 && seen[found - 1] == seen[found])
                        || (found + 1 < seen.length && seen[found + 1] == seen[found]));
    }

    private static long number(String address) {
        return ByteBuffer.wrap(Sha256.of(address.toLowerCase(Locale.ROOT).getBytes(UTF_8))
                        .bytes())
                .getLong();
    }
}
