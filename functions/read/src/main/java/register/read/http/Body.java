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

/// The text of an answer, in the forms that a response of payload format 2.0 carries it in. Each form is made when it
/// is first asked for, and once. Safe under threads.
public final class Body {
    /// That of an answer with nothing to say.
    public static final Body NONE = new Body("");

    private final String text;
    private @Nullable Sha256 hash;
    private byte @Nullable [] plain;
    private byte @Nullable [] compressed;

    private Body(String text) {
        this.text = text;
    }

    public static Body of(String text) {
        return new Body(text);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// In UTF-16 units, which are never more than its bytes.
    public int length() {
        return text.length();
    }

    /// Of the text in UTF-8.
    public synchronized Sha256 hash() {
        if (hash == null) {
            hash = Sha256.of(text.getBytes(UTF_8));
        }
        return hash;
    }

    /// As a JSON string.
    public synchronized byte[] plain() {
        if (plain == null) {
            plain = CanonicalJson.bytes(Json.of(text));
        }
        return plain;
    }

    /// Compressed (gzip, RFC 1952) and in base 64, as a JSON string.
    public synchronized byte[] compressed() {
        if (compressed == null) {
            compressed =
                    ("\"" + Base64.getEncoder().encodeToString(gzip(text.getBytes(UTF_8))) + "\"").getBytes(US_ASCII);
        }
        return compressed;
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
