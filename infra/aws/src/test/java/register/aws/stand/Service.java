package register.aws.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service of AWS, with its own forms of calls and errors.
public enum Service {
    DYNAMODB("DYNAMODB", "ProvisionedThroughputExceededException", "InternalServerError"),
    S3("S3", "SlowDown", "InternalError"),
    KMS("KMS", "ThrottlingException", "KMSInternalException"),
    SES("SESV2", "TooManyRequestsException", "InternalServiceErrorException"),
    SQS("SQS", "RequestThrottled", "InternalFailure");

    /// The kind of item: what a partition key begins with, or else the first value of a condition, which is on one.
    /// Other attributes may hold random ids, of letters too.
    private static final List<Pattern> KINDS = Stream.of(
                    "\"PK\":\\{\"S\":\"", "\"ExpressionAttributeValues\":\\{\"[^\"]+\":\\{\"S\":\"")
            .map(before -> Pattern.compile(before + "([A-Z]{2,})(?=[#\"])"))
            .toList();
    private static final Pattern CHANGE = Pattern.compile("(?:Put|Update|Delete|Transact|PUT|DELETE|POST).*");

    private final String variable;
    private final String throttle;
    private final String failure;

    Service(String variable, String throttle, String failure) {
        this.variable = "AWS_ENDPOINT_URL_" + variable;
        this.throttle = throttle;
        this.failure = failure;
    }

    /// The variable with its address.
    public String variable() {
        return variable;
    }

    /// An error's status, its code, and the answer with it.
    record Refusal(int status, String code, String body) {}

    Refusal refusal(Fault fault) {
        return switch (fault) {
            case THROTTLED -> refusal(this == S3 ? 503 : this == SES ? 429 : 400, throttle);
            case CLOCK ->
                refusal(
                        this == DYNAMODB || this == KMS ? 400 : 403,
                        this == S3 ? "RequestTimeTooSkewed" : "InvalidSignatureException");
            default -> refusal(500, failure);
        };
    }

    private Refusal refusal(int status, String code) {
        String body = this == S3
                ? "<Error><Code>" + code + "</Code><Message>as arranged</Message></Error>"
                : "{\"__type\":\"com.amazonaws#" + code + "\",\"message\":\"as arranged\"}";
        return new Refusal(status, code, body);
    }

    /// What a call does, and to what kind of thing: `PutItem REQ`, `GET policies`, `Sign`.
    String call(HttpExchange exchange, byte[] body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            return exchange.getRequestMethod() + " "
                    + (this == S3 ? path.length > 2 ? path[2] : "" : path[path.length - 1]);
        }
        String operation = target.substring(target.indexOf('.') + 1);
        return this == DYNAMODB ? operation + kind(new String(body, UTF_8)) : operation;
    }

    static String kind(String body) {
        return KINDS.stream()
                .map(kind -> kind.matcher(body))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> " " + found.group(1))
                .orElse("");
    }

    /// True if the call changes something.
    static boolean isChange(String call) {
        return CHANGE.matcher(call).matches();
    }
}
