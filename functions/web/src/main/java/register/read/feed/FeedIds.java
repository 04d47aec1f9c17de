package register.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import register.chain.EntryHeader;
import register.value.Sha256;

/// Permanent ids, even if the register moves: they depend only on the log.
final class FeedIds {
    private FeedIds() {}

    /// The id of an entry.
    static UUID of(EntryHeader header) {
        return of(header.hash());
    }

    /// The id of another item derived from a policy.
    ///
    /// @param first the hash of the policy's first entry
    static UUID of(Sha256 first, String what) {
        return of(Sha256.of((first + " " + what).getBytes(UTF_8)));
    }

    /// A UUID of version 8 (RFC 9562, section 5.8): the first bits of the hash.
    private static UUID of(Sha256 hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.bytes());
        long high = bytes.getLong();
        long low = bytes.getLong();
        return new UUID((high & ~0xF000L) | 0x8000L, (low & ~(3L << 62)) | (2L << 62));
    }
}
