package register.read;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.read.endpoint.Dispatcher;
import register.read.endpoint.ServedSite;
import register.read.http.Accept;
import register.read.http.Answer;
import register.read.http.Body;
import register.read.http.Refusal;
import register.read.http.Request;

/// Fits an answer to its client, with validators (RFC 9110, section 8.8), 304 and compression, and writes it as a
/// response of payload format 2.0. A HEAD request gets the headers of GET but no body (RFC 9110, section 9.3.2),
/// because intermediaries would pass a body on; the omitted body's length is not stated.
///
/// @param body a JSON string, in base 64 if binary or `zipped`
record AnswerFitting(int status, Map<String, String> headers, Body body, boolean zipped) {
    private static final int WORTH_COMPRESSING = 1024;
    private static final byte[] BEGIN = "{\"body\":".getBytes(US_ASCII);

    static AnswerFitting of(Answer answer, Request request) {
        if (answer.body().isEmpty()) {
            return new AnswerFitting(answer.status(), answer.headers(), Body.NONE, false);
        }
        var headers = new TreeMap<>(answer.headers());
        String already = headers.get("Vary");
        headers.put("Vary", already == null ? "Accept-Encoding" : already + ", Accept-Encoding");
        boolean gzip =
                answer.body().length() > WORTH_COMPRESSING && Accept.of(request).gzip();
        if (answer.status() == 200 && !request.method().equals("POST")) {
            String etag = "\"" + answer.body().hash() + (gzip ? "-gzip" : "") + "\"";
            headers.put("ETag", etag);
            if (matches(request.header("if-none-match"), etag)) {
                headers.remove("Content-Type");
                return new AnswerFitting(304, headers, Body.NONE, false);
            }
        }
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return request.method().equals("HEAD")
                ? new AnswerFitting(answer.status(), headers, Body.NONE, false)
                : new AnswerFitting(answer.status(), headers, answer.body(), gzip);
    }

    AnswerFitting with(Map<String, String> further) {
        var more = new TreeMap<>(headers);
        more.putAll(further);
        return new AnswerFitting(status, more, body, zipped);
    }

    /// Compares weakly (RFC 9110, section 13.1.2); `*` matches anything.
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

    /// The answer to a malformed event.
    static AnswerFitting failure(ServedSite site) {
        Refusal refusal = Refusal.internal();
        var nobody = new Request("GET", "/v1", "", Map.of());
        return of(Dispatcher.refused(refusal, nobody, site), nobody);
    }

    /// Writes the response as canonical JSON.
    void writeTo(OutputStream out) throws IOException {
        Json.Builder rest = Json.object();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            rest.put(header.getKey(), header.getValue());
        }
        String end = ",\"headers\":" + CanonicalJson.text(rest.build()) + ",\"isBase64Encoded\":"
                + (zipped || body.isBinary()) + ",\"statusCode\":" + status + "}";
        out.write(BEGIN);
        out.write(zipped ? body.compressed() : body.plain());
        out.write(end.getBytes(UTF_8));
    }
}
