package register.value;

import java.nio.ByteBuffer;
import java.util.Arrays;
import register.json.CanonicalJson;
import register.json.Json;

/// Immutable bytes with their hash.
public final class Bytes {
    private final byte[] bytes;
    private final Sha256 hash;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Sha256.of(bytes);
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /// The canonical form of a value (RFC 8785).
    public static Bytes canonical(Json value) {
        return new Bytes(CanonicalJson.bytes(value));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /// A read-only view, without copying.
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    public int length() {
        return bytes.length;
    }

    public Sha256 hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Bytes[" + bytes.length + ", " + hash + "]";
    }
}
