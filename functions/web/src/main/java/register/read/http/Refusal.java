package register.read.http;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Problem;

/// The refusal of a request: problem details (RFC 9457).
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String detail;

    @Nullable
    private final String parameter;

    @Nullable
    private final String value;

    private final transient Map<String, String> headers = new TreeMap<>();

    private transient @Nullable Instead instead;

    /// A suggestion for the reader: the version in force on the requested date.
    ///
    /// @param date of that version; null if there was none, and it is the one in force today
    public record Instead(String address, @Nullable LocalDate date) {}

    private Refusal(ProblemType type, String detail, @Nullable String parameter, @Nullable String value) {
        super(type.title(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.parameter = parameter;
        this.value = value == null ? null : Problem.printable(value);
    }

    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, null, null);
    }

    /// @param name of the part of the address that does not exist
    public static Refusal of(ProblemType type, String name, String value, String detail) {
        return new Refusal(type, detail, name, value);
    }

    public static Refusal badParameter(String name, String value, String expected) {
        return new Refusal(ProblemType.BAD_PARAMETER, expected, Problem.printable(name), value);
    }

    public static Refusal noSuchAddress() {
        return of(ProblemType.NO_SUCH_ADDRESS, "nothing is served at this address");
    }

    public static Refusal methodNotAllowed(String allowed) {
        return of(ProblemType.METHOD_NOT_ALLOWED, "this address takes " + allowed)
                .with("Allow", allowed);
    }

    public static Refusal notAcceptable(String offered) {
        return of(ProblemType.NOT_ACCEPTABLE, "this address offers " + offered);
    }

    public static Refusal tooLong(int limit) {
        return of(ProblemType.TOO_LONG, "expected at most " + limit + " bytes of path and query together");
    }

    public static Refusal tooMuch(int limit) {
        return of(ProblemType.TOO_MUCH, "expected at most " + limit + " characters to be sent");
    }

    public static Refusal internal() {
        return of(ProblemType.FAILURE, "the register failed; your request was not the cause");
    }

    public static Refusal notYet(String detail, int retryAfterSeconds) {
        return of(ProblemType.NOT_YET, detail).with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    public static Refusal busy(int retryAfterSeconds) {
        return of(ProblemType.BUSY, "there are too many readers at once; try again")
                .with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /// Retrying does not help until an operator has fixed it.
    public static Refusal withheld() {
        return of(
                ProblemType.WITHHELD,
                "the stored document is not the one that was issued, so it is not served; its hash stays on record");
    }

    /// A copy with a suggestion for the reader; null for none.
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

    public ProblemType type() {
        return type;
    }

    public int status() {
        return type.status();
    }

    public String detail() {
        return parameter == null ? detail : parameter + ": " + detail;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// @param register as in `ProblemType#address`
    public Json.Obj json(@Nullable String register) {
        return Json.object()
                .put("type", type.address(register))
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("parameter", parameter)
                .put("value", value)
                .build();
    }
}
