package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.aws.AwsConnection;
import register.settings.Variables;
import register.testing.Checkout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is deployed keeps within AWS's limits, for a stack with the longest name too. Beyond one, AWS refuses the stack
/// after minutes, or the whole deployment.
final class LimitsTest {
    private static final int KB = 1024;
    private static final int MB = KB * KB;
    private static final Pattern SILENCE = Pattern.compile("-Dregister\\.aws\\.silence=([0-9]+)");

    /// @param most by AWS's documentation, which the name names
    record Limit(String what, long used, long most) {
        @Override
        public String toString() {
            return "%s: %,d of %,d, %,d left".formatted(what, used, most, most - used);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTheTemplate", "ofRoles", "ofFunctions", "ofSilence"})
    void isWithin(Limit limit) {
        assertTrue(limit.used() > 0 && limit.used() <= limit.most(), limit.toString());
    }

    /// CloudFormation User Guide, "Understand CloudFormation quotas"; CloudWatch User Guide, "CloudWatch service
    /// quotas"; DynamoDB Developer Guide, "Quotas in Amazon DynamoDB".
    static Stream<Limit> ofTheTemplate() throws IOException {
        Template template = Template.read();
        long bytes = Files.size(Checkout.file("template.yaml"));
        Map<?, ?> table = template.resource("AWS::DynamoDB::Table", "Table");
        return Stream.of(
                new Limit("bytes of the template, by S3", bytes, MB),
                new Limit("bytes of the template, by this project's own limit", bytes, 122_880),
                new Limit("resources, with all that SAM makes", resources(template), 500),
                new Limit("parameters", template.section("Parameters").size(), 200),
                new Limit("outputs", template.section("Outputs").size(), 200),
                new Limit("mappings", template.section("Mappings").size(), 200),
                new Limit(
                        "alarms, of an account in a region",
                        template.resources("AWS::CloudWatch::Alarm").size(),
                        5000),
                new Limit(
                        "bytes of the table's policy",
                        new Longest(template)
                                .json(Template.map(Template.map(table.get("ResourcePolicy"))
                                        .get("PolicyDocument")))
                                .length(),
                        20 * KB));
    }

    /// SAM Developer Guide, "Generated CloudFormation resources": a version and an alias of a function, a permission or
    /// a mapping and its rule for each event; the API's stage.
    private static long resources(Template template) {
        long made = template.resources("AWS::Serverless::HttpApi").size();
        for (Map<?, ?> function :
                template.resources("AWS::Serverless::Function").values()) {
            made += function.containsKey("AutoPublishAlias") ? 2 : 0;
            made += 2L * Template.map(function.get("Events")).size();
        }
        return made + template.section("Resources").size();
    }

    /// IAM User Guide, "IAM and AWS STS quotas": of a role all policies within it together, without spaces; of each
    /// managed policy, and of who may take the role.
    static Stream<Limit> ofRoles() throws IOException {
        Template template = Template.read();
        var longest = new Longest(template);
        return Role.names().stream()
                .flatMap(role -> Stream.concat(
                        Stream.of(
                                new Limit(
                                        "characters of " + role, length(longest, Role.within(template, role)), 10_240),
                                new Limit(
                                        "characters of who may take " + role,
                                        length(
                                                longest,
                                                Stream.of(template.resource("AWS::IAM::Role", role)
                                                        .get("AssumeRolePolicyDocument"))),
                                        2_048)),
                        Role.managed(template, role)
                                .map(policy -> new Limit(
                                        "characters of a managed policy of " + role,
                                        length(longest, Stream.of(policy)),
                                        6_144))));
    }

    private static long length(Longest longest, Stream<?> policies) {
        return policies.mapToLong(policy -> longest.json(policy).length()).sum();
    }

    /// Lambda Developer Guide, "Lambda quotas". A folder's files are jars, which packing never makes larger: what is
    /// within the limit of a zip is within that of unpacked files, 250 MB, too.
    static Stream<Limit> ofFunctions() throws IOException {
        Template template = Template.read();
        var longest = new Longest(template);
        Map<?, ?> ofAll = variables(Template.map(template.section("Globals").get("Function")));
        return template.resources("AWS::Serverless::Function").entrySet().stream()
                .flatMap(function -> {
                    var variables = new HashMap<Object, Object>(ofAll);
                    variables.putAll(variables(function.getValue()));
                    return Stream.of(
                            new Limit(
                                    "characters of variables of " + function.getKey(),
                                    longest.json(variables).length(),
                                    4 * KB),
                            new Limit(
                                    "bytes of the jars of " + function.getKey(),
                                    jars(String.valueOf(function.getValue().get("CodeUri"))),
                                    50 * MB));
                });
    }

    /// One call that DynamoDB does not answer ends, with its repetitions and the pauses between them, before Lambda
    /// ends
    /// the function, which would say nothing.
    static Stream<Limit> ofSilence() throws IOException {
        Template template = Template.read();
        return template.resources("AWS::Serverless::Function").entrySet().stream()
                .map(function -> {
                    Map<?, ?> variables = variables(function.getValue());
                    var given = new HashMap<>(Map.of(
                            "AWS_REGION",
                            "eu-central-1",
                            "AWS_ACCESS_KEY_ID",
                            "none",
                            "AWS_SECRET_ACCESS_KEY",
                            "none"));
                    Object most = variables.get("AWS_MAX_ATTEMPTS");
                    if (most != null) {
                        given.put("AWS_MAX_ATTEMPTS", most.toString());
                    }
                    int attempts;
                    try (DynamoDbClient client =
                            AwsConnection.of(Variables.of(given)).dynamoDb()) {
                        attempts = client.serviceClientConfiguration()
                                .overrideConfiguration()
                                .retryStrategy()
                                .orElseThrow()
                                .maxAttempts();
                    }
                    Matcher silence = SILENCE.matcher(String.valueOf(variables.get("JAVA_TOOL_OPTIONS")));
                    long each = silence.matches()
                            ? Long.parseLong(silence.group(1))
                            : AwsConnection.silence().toMillis();
                    long timeout =
                            Long.parseLong(String.valueOf(function.getValue().get("Timeout")));
                    return new Limit(
                            "milliseconds without an answer in " + function.getKey(), attempts * each, timeout * 850);
                });
    }

    private static Map<?, ?> variables(Map<?, ?> function) {
        return Template.map(Template.map(function.get("Environment")).get("Variables"));
    }

    private static long jars(String codeUri) {
        Path folder = Checkout.file(codeUri);
        assumeTrue(Files.isDirectory(folder), folder + " is not there: functions are packed by mvn package");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
