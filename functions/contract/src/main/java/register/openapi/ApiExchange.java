package register.openapi;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One request and its answer.
///
/// @param address path and query as sent, from the first slash
/// @param headers of the answer, by name in any case
/// @param body as text, decompressed; empty if there is none
public record ApiExchange(
        String method, String address, int status, NavigableMap<String, String> headers, String body) {
    public ApiExchange {
        var any = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        headers = Collections.unmodifiableNavigableMap(any);
    }

    public ApiExchange(String method, String address, int status, Map<String, String> headers, String body) {
        this(method, address, status, new TreeMap<>(headers), body);
    }

    /// As logged by a server that refuses a head before reading all of it: it does not know the method, and closes
    /// the connection after a body, even for HEAD.
    ApiExchange asReadByTheServer() {
        return method.equals("HEAD") && !body.isEmpty() ? new ApiExchange("GET", address, status, headers, body) : this;
    }

    String path() {
        int question = address.indexOf('?');
        return question < 0 ? address : address.substring(0, question);
    }

    /// A short form for reports.
    String shortAddress() {
        return address.length() > 500 ? address.substring(0, 500) + "…" : address;
    }

    /// The media type, without parameters and in lower case; empty if there is none.
    String mediaType() {
        String type = headers.getOrDefault("content-type", "");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
