package register.aws.stand;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Finds the stand-in for AWS, once for all tests of this process. In this order: the address in `AWS_ENDPOINT_URL`;
/// LocalStack if a Docker engine answers; moto if it is installed, with DynamoDB Local for DynamoDB where that runs.
public final class Stands {
    private static final String NONE = "nothing here stands for AWS: set AWS_ENDPOINT_URL, start a Docker engine, or"
            + " install moto (Debian: apt-get install python3-moto python3-flask-cors)";

    private Stands() {}

    private static final class Found {
        private static final Optional<Stand> STAND = find();

        private static Optional<Stand> find() {
            return Stream.<Supplier<Optional<Stand>>>of(Stands::given, LocalStack::start, Stands::moto)
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /// The stand-in for DynamoDB, KMS and SES. Without one, the test is skipped with a hint on how to get one;
    /// `REGISTER_REQUIRE_AWS=true` makes that a failure.
    public static Stand aws() {
        if (Found.STAND.isEmpty()) {
            if (Boolean.parseBoolean(System.getenv("REGISTER_REQUIRE_AWS"))) {
                Assertions.fail(NONE);
            }
            Assumptions.abort(NONE);
        }
        return Found.STAND.orElseThrow();
    }

    /// The stand-in for S3: S3Mock alongside moto, whose own S3 alters the SDK's puts; otherwise the same stand-in.
    public static Stand objects() {
        Stand stand = aws();
        return stand.name().contains(Moto.NAME)
                ? new Stand(S3Stand.NAME, S3Stand.shared().variables())
                : stand;
    }

    /// The stand-in for DynamoDB that restores tables, as DynamoDB Local does not. Without it, the test is skipped.
    public static Stand restoring() {
        Stand stand = aws();
        Assumptions.assumeTrue(
                stand.name().contains(Moto.NAME), stand.name() + " may not restore a table: install moto");
        var variables = new HashMap<>(stand.variables());
        variables.remove("AWS_ENDPOINT_URL_DYNAMODB");
        return new Stand(Moto.NAME, variables);
    }

    /// The stand-ins in use, for the report.
    public static String names() {
        Stand stand = aws();
        String links = S3ProxyStand.NAME + " for links";
        return stand.equals(objects())
                ? stand.name() + ", " + links
                : stand.name() + ", " + objects().name() + " for S3, " + links;
    }

    private static Optional<Stand> moto() {
        return Moto.start().map(DynamoDbLocal::beside);
    }

    private static Optional<Stand> given() {
        String endpoint = System.getenv("AWS_ENDPOINT_URL");
        if (endpoint == null || endpoint.isBlank()) {
            return Optional.empty();
        }
        var own = new HashMap<String, String>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("AWS_") && !value.isBlank()) {
                own.put(name, value);
            }
        });
        return Optional.of(Stand.at(endpoint, endpoint).with(Map.copyOf(own)));
    }
}
