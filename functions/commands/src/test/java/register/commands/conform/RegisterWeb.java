package register.commands.conform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.read.ReadHandler;
import register.value.Bytes;

/// The answers of a register in this process.
public final class RegisterWeb {
    private RegisterWeb() {}

    /// @param accepted type of the answer
    public static Web.Answer answer(ReadHandler handler, URI address, String accepted) throws IOException {
        byte[] event = CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("rawPath", address.getRawPath())
                .put("rawQueryString", address.getRawQuery() == null ? "" : address.getRawQuery())
                .put("headers", Json.object().put("accept", accepted).build())
                .put(
                        "requestContext",
                        Json.object()
                                .put("http", Json.object().put("method", "GET"))
                                .build())
                .build());
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), out, null);
        Json.Obj answer = (Json.Obj) JsonText.parse(out.toByteArray());
        var headers = new HashMap<String, String>();
        answer.object("headers")
                .members()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), ((Json.Str) value).value()));
        byte[] body = answer.text("body").getBytes(UTF_8);
        return new Web.Answer(
                answer.get("statusCode") instanceof Json.Num(long status) ? (int) status : 0,
                headers,
                Bytes.of(
                        Json.of(true).equals(answer.get("isBase64Encoded"))
                                ? Base64.getDecoder().decode(body)
                                : body));
    }
}
