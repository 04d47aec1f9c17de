package register.machine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.TreeMap;
import register.json.Json;
import register.json.JsonText;
import register.value.Bytes;

/// A function's answer to an API Gateway HTTP API (payload format 2.0).
final class GatewayResponse {
    private GatewayResponse() {}

    /// @throws IllegalArgumentException if the bytes are not such an answer
    static HttpResponse parse(byte[] json) {
        if (!(JsonText.parse(json) instanceof Json.Obj answer
                && answer.get("statusCode") instanceof Json.Num(long status)
                && status >= 200
                && status <= 599)) {
            throw new IllegalArgumentException("expected an object with a statusCode from 200 to 599");
        }
        var headers = new TreeMap<String, String>();
        if (answer.get("headers") instanceof Json.Obj(var members)) {
            members.forEach((name, value) -> headers.put(name, text(value)));
        }
        byte[] body = answer.get("body") instanceof Json.Str(String text) ? text.getBytes(UTF_8) : new byte[0];
        return new HttpResponse(
                (int) status,
                headers,
                Bytes.of(
                        answer.get("isBase64Encoded") == Json.Bool.TRUE
                                ? Base64.getDecoder().decode(body)
                                : body));
    }

    private static String text(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Num(long number) -> Long.toString(number);
            case Json.Bool flag -> flag == Json.Bool.TRUE ? "true" : "false";
            default -> throw new IllegalArgumentException("expected a text as a header's value");
        };
    }
}
