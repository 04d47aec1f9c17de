package register.machine.http;

import java.util.Map;
import java.util.TreeMap;
import register.value.Bytes;

/// An answer.
///
/// @param body also for HEAD, where only its length is sent
public record HttpResponse(int status, Map<String, String> headers, Bytes body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public HttpResponse with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, more, body);
    }
}
