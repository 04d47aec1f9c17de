package register.notices.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Locale;
import register.value.Sha256;

/// Finds addresses that may occur more than once: without false negatives, with rare false positives.
final class RepeatedAddresses {
    private final SortedNumbers seen = new SortedNumbers();

    void add(String address) {
        seen.add(number(address));
    }

    /// Call it once, after adding all.
    void sorted() {
        var _ = seen.sorted();
    }

    boolean maybeTwice(String address) {
        return seen.containsTwice(number(address));
    }

    private static long number(String address) {
        return ByteBuffer.wrap(Sha256.of(address.toLowerCase(Locale.ROOT).getBytes(UTF_8))
                        .bytes())
                .getLong();
    }
}
