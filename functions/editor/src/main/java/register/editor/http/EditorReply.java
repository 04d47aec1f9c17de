package register.editor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import register.read.http.SecurityHeaders;
import register.value.Bytes;

/// An answer.
public record EditorReply(int status, Map<String, String> headers, Bytes body) {
    /// Only own styles, scripts and pictures; forms and scripts may contact the editor only.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public EditorReply {
        headers = Map.copyOf(headers);
    }

    public static EditorReply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
    }

    public static EditorReply text(int status, String line) {
        return of(status, "text/plain; charset=utf-8", (line + "\n").getBytes(UTF_8));
    }

    /// Redirects to another address of the editor, by `GET`.
    ///
    /// @param path relative to the page
    public static EditorReply goTo(String path) {
        return text(303, path).with("Location", path);
    }

    public static EditorReply of(int status, String type, byte[] body) {
        var headers = new TreeMap<>(SecurityHeaders.of(false));
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.put("Cache-Control", "no-store");
        // The address contains the token, so no one else gets it. Without any referrer, a browser would send no
        // origin.
        headers.put("Referrer-Policy", "same-origin");
        return new EditorReply(status, headers, Bytes.of(body));
    }

    /// A document that the browser shows with its own viewer, to which no policy for pages applies.
    public static EditorReply pdf(String name, byte[] content) {
        return of(200, "application/pdf", content)
                .with("Content-Security-Policy", "frame-ancestors 'none'")
                .with("Content-Disposition", "inline; filename=\"" + name + "\"");
    }

    public EditorReply with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new EditorReply(status, more, body);
    }
}
