package register.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;

/// A function's exchange with an API Gateway HTTP API (payload format 2.0), as the client sees it.
public final class GatewayExchange {
    private GatewayExchange() {}

    /// @throws IllegalArgumentException if the bytes are not an event or not a response
    public static ApiExchange of(byte[] event, byte[] response) {
        Json.Obj asked = object(JsonText.parse(event));
        String query = text(asked, "rawQueryString");
        Json.Obj answered = object(JsonText.parse(response));
        Json.Obj sent = object(answered.get("headers"));
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sent.members().keySet().forEach(name -> headers.put(name, text(sent, name)));
        boolean zipped = "gzip".equals(headers.get("content-encoding"));
        return new ApiExchange(
                text(object(object(asked.get("requestContext")).get("http")), "method"),
                text(asked, "rawPath") + (query.isEmpty() ? "" : "?" + query),
                answered.get("statusCode") instanceof Json.Num(long status) ? Math.toIntExact(status) : 0,
                headers,
                body(answered, zipped));
    }

    private static String body(Json.Obj response, boolean zipped) {
        String text = text(response, "body");
        byte[] bytes = Json.Bool.TRUE.equals(response.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(text)
                : text.getBytes(UTF_8);
        if (!zipped || bytes.length == 0) {
            return new String(bytes, UTF_8);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json.Obj object(@Nullable Json json) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw new IllegalArgumentException("expected an object");
    }

    private static String text(Json.Obj object, String name) {
        if (object.get(name) instanceof Json.Str(String text)) {
            return text;
        }
        throw new IllegalArgumentException("expected a text as " + name);
    }
}
