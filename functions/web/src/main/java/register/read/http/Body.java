package register.read.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.value.Sha256;

/// The text or bytes of an answer, in the forms of a response of payload format 2.0. Each form is computed once,
/// on first use. Thread-safe.
public final class Body {
    /// An empty body.
    public static final Body NONE = new Body("", null);

    private final String text;
    private final byte @Nullable [] bytes;
    private @Nullable Sha256 hash;
    private byte @Nullable [] plain;
    private byte @Nullable [] compressed;

    private Body(String text, byte @Nullable [] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    public static Body of(String text) {
        return new Body(text, null);
    }

    public static Body of(byte[] bytes) {
        return new Body("", bytes.clone());
    }

    /// The text; empty if it is binary.
    public String text() {
        return text;
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    /// True if it is bytes, which are written in base 64.
    public boolean isBinary() {
        return bytes != null;
    }

    /// The number of bytes; for a text, of UTF-16 units, which are never more than its bytes.
    public int length() {
        return bytes == null ? text.length() : bytes.length;
    }

    /// The hash of the bytes, or of the text in UTF-8.
    public synchronized Sha256 hash() {
        if (hash == null) {
            hash = Sha256.of(bytes());
        }
        return hash;
    }

    /// The body as a JSON string, bytes in base 64.
    public synchronized byte[] plain() {
        if (plain == null) {
            plain = bytes == null ? CanonicalJson.bytes(Json.of(text)) : base64(bytes);
        }
        return plain;
    }

    /// The body compressed (gzip, RFC 1952) and in base 64, as a JSON string.
    public synchronized byte[] compressed() {
        if (compressed == null) {
            compressed = base64(gzip(bytes()));
        }
        return compressed;
    }

    /// The content itself.
    public byte[] bytes() {
        return bytes == null ? text.getBytes(UTF_8) : bytes;
    }

    private static byte[] base64(byte[] bytes) {
        return ("\"" + Base64.getEncoder().encodeToString(bytes) + "\"").getBytes(US_ASCII);
    }

    /// The JDK writes no time into the header, so equal bytes stay equal.
    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
