package register.read.http;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Problem;

/// Why a request gets no answer: the problem details of RFC 9457, whose type is `about:blank`.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final String detail;

    @Nullable
    private final String parameter;

    @Nullable
    private final String value;

    private final transient Map<String, String> headers = new TreeMap<>();

    private transient @Nullable Instead instead;

    /// What a reader may have meant: the version that is or was in force on the date that was asked for.
    public record Instead(String address, LocalDate date) {}

    private Refusal(int status, String title, String detail, @Nullable String parameter, @Nullable String value) {
        super(title, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.parameter = parameter;
        this.value = value == null ? null : Problem.printable(value);
    }

    static Refusal badRequest(String detail) {
        return new Refusal(400, "Bad Request", detail, null, null);
    }

    public static Refusal badParameter(String name, String value, String expected) {
        return new Refusal(400, "Bad Request", expected, Problem.printable(name), value);
    }

    public static Refusal notFound(String detail) {
        return new Refusal(404, "Not Found", detail, null, null);
    }

    /// @param name which part of the address names something that is not there
    public static Refusal notFound(String name, String value, String detail) {
        return new Refusal(404, "Not Found", detail, name, value);
    }

    public static Refusal methodNotAllowed(String allowed) {
        return new Refusal(405, "Method Not Allowed", "this address takes " + allowed, null, null)
                .with("Allow", allowed);
    }

    public static Refusal notAcceptable(String offered) {
        return new Refusal(406, "Not Acceptable", "this address offers " + offered, null, null);
    }

    public static Refusal tooLong(int limit) {
        return new Refusal(
                414, "URI Too Long", "expected at most " + limit + " bytes of path and query together", null, null);
    }

    public static Refusal internal() {
        return new Refusal(500, "Internal Server Error", "the register failed; it is not your request", null, null);
    }

    public static Refusal notYet(String detail, int retryAfterSeconds) {
        return new Refusal(503, "Service Unavailable", detail, null, null)
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /// Asking again does not help until somebody has put it right.
    public static Refusal withheld() {
        return new Refusal(
                503,
                "Service Unavailable",
                "the stored document is not the one that was issued, so it is not served; its hash stays on record",
                null,
                null);
    }

    /// The same, with what the reader may have meant; null for nothing.
    public Refusal with(@Nullable Instead other) {
        instead = other;
        return this;
    }

    public @Nullable Instead instead() {
        return instead;
    }

    private Refusal with(String header, String content) {
        headers.put(header, content);
        return this;
    }

    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    public String detail() {
        return parameter == null ? detail : parameter + ": " + detail;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Json.Obj json() {
        return Json.object()
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("parameter", parameter)
                .put("value", value)
                .build();
    }
}
