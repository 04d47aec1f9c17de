package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.json.Json;

/// Fits an answer to its client: validators (RFC 9110, section 8.8), 304, compression; and writes it as the response
/// of payload format 2.0. A HEAD request gets the headers of GET and no body (RFC 9110, section 9.3.2): what stands
/// between here and the client sends on a body that it is given. The length of the one left out is not said.
final class Delivery {
    private static final int WORTH_COMPRESSING = 1024;

    private Delivery() {}

    static Json.Obj deliver(Answer answer, Request request) {
        if (answer.body().length() == 0) {
            return response(answer, false);
        }
        Answer varied = vary(answer);
        boolean gzip =
                answer.body().length() > WORTH_COMPRESSING && Accept.of(request).gzip();
        if (answer.status() == 200) {
            String etag = "\"" + answer.body().hash() + (gzip ? "-gzip" : "") + "\"";
            varied = varied.with("ETag", etag);
            if (matches(request.header("if-none-match"), etag)) {
                return response(varied.withStatus(304).withoutBody().without("Content-Type"), false);
            }
        }
        if (request.method().equals("HEAD")) {
            return response(gzip ? varied.with("Content-Encoding", "gzip").withoutBody() : varied.withoutBody(), false);
        }
        return response(gzip ? varied.with("Content-Encoding", "gzip") : varied, gzip);
    }

    private static Answer vary(Answer answer) {
        String already = answer.headers().get("Vary");
        return answer.with("Vary", already == null ? "Accept-Encoding" : already + ", Accept-Encoding");
    }

    /// Compares as RFC 9110, section 13.1.2 says: weakly, and `*` is anything.
    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (String item : ifNoneMatch.split(",", -1)) {
            String tag = item.strip();
            if ((tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private static Json.Obj response(Answer answer, boolean gzip) {
        var headers = new TreeMap<String, Json>();
        answer.headers().forEach((name, value) -> headers.put(name, Json.of(value)));
        var response = Json.object().put("statusCode", answer.status()).put("headers", new Json.Obj(headers));
        if (answer.body().length() == 0) {
            return response.put("body", "").put("isBase64Encoded", false).build();
        }
        byte[] body = answer.body().toArray();
        return gzip
                ? response.put("body", Base64.getEncoder().encodeToString(compressed(body)))
                        .put("isBase64Encoded", true)
                        .build()
                : response.put("body", new String(body, UTF_8))
                        .put("isBase64Encoded", false)
                        .build();
    }

    /// The JDK writes no time into the header, so equal bytes stay equal.
    private static byte[] compressed(byte[] body) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The answer to an event that is none.
    static Json.Obj failure() {
        Refusal refusal = Refusal.internal();
        var nobody = new Request("GET", "/v1", "", java.util.Map.of());
        return deliver(Dispatcher.refused(refusal, nobody), nobody);
    }

    static Bytes bytes(Json.Obj response) {
        return Bytes.canonical(response);
    }
}
