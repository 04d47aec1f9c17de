package register.aws.template;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The longest text that a value of the template becomes in AWS: in the region with the longest name, in a stack with
/// the longest one, whose resources are named after it (CloudFormation User Guide, "Name type").
final class Longest {
    private static final String STACK = "s".repeat(128);
    private static final String ACCOUNT = "123456789012";
    private static final String RANDOM = "-1ABCDEFGHIJKL";
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final Pattern NAMES = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::AccountId", ACCOUNT,
            "AWS::Partition", "aws",
            "AWS::Region", "ap-southeast-1",
            "AWS::StackName", STACK,
            "AWS::URLSuffix", "amazonaws.com");

    /// A type's ARN before its name, and the most characters of a name (each service's quotas).
    private record Named(String arn, int most) {}

    private static final Map<String, Named> NAMED = Map.of(
            "AWS::DynamoDB::Table", new Named("arn:aws:dynamodb:ap-southeast-1:" + ACCOUNT + ":table/", 255),
            "AWS::IAM::Role", new Named("arn:aws:iam::" + ACCOUNT + ":role/", 64),
            "AWS::KMS::Key", new Named("arn:aws:kms:ap-southeast-1:" + ACCOUNT + ":key/", ID.length()),
            "AWS::Logs::LogGroup", new Named("arn:aws:logs:ap-southeast-1:" + ACCOUNT + ":log-group:", 512),
            "AWS::S3::Bucket", new Named("arn:aws:s3:::", 63),
            "AWS::SNS::Topic", new Named("arn:aws:sns:ap-southeast-1:" + ACCOUNT + ":", 256),
            "AWS::SQS::Queue", new Named("arn:aws:sqs:ap-southeast-1:" + ACCOUNT + ":", 80),
            "AWS::Serverless::Function", new Named("arn:aws:lambda:ap-southeast-1:" + ACCOUNT + ":function:", 64));

    /// The value of a parameter that does not list its values: longer than almost any address or domain.
    private static final String TYPED = "p".repeat(100);

    private final Template template;

    Longest(Template template) {
        this.template = template;
    }

    /// A value as the JSON that CloudFormation sends, without spaces.
    String json(Object value) {
        return switch (value) {
            case Map<?, ?> map when Template.isFunction(map) -> json(called(map));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(member -> !isAbsent(member.getValue()))
                        .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list ->
                list.stream()
                        .filter(item -> !isAbsent(item))
                        .map(this::json)
                        .collect(Collectors.joining(",", "[", "]"));
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    private static boolean isAbsent(Object value) {
        return value.equals(Map.of("Ref", "AWS::NoValue"));
    }

    private Object called(Map<?, ?> function) {
        String name = (String) function.keySet().iterator().next();
        Object argument = Objects.requireNonNull(function.get(name));
        return switch (name) {
            case "Ref" -> reference((String) argument);
            case "Fn::GetAtt" -> attribute((String) argument);
            case "Fn::Sub" ->
                NAMES.matcher((String) argument).replaceAll(found -> {
                    String within = found.group(1);
                    return within.contains(".") ? attribute(within) : reference(within);
                });
            case "Fn::If" -> longer(((List<?>) argument).get(1), ((List<?>) argument).get(2));
            default -> throw new AssertionError("not known here: " + function);
        };
    }

    private Object longer(Object one, Object other) {
        if (isAbsent(one) || isAbsent(other)) {
            return isAbsent(one) ? other : one;
        }
        return json(one).length() >= json(other).length() ? one : other;
    }

    private String reference(String name) {
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.get(name);
        }
        if (template.section("Parameters").get(name) instanceof Map<?, ?> parameter) {
            return Template.items(parameter.get("AllowedValues"))
                    .map(String::valueOf)
                    .max(Comparator.comparingInt(String::length))
                    .orElse(TYPED);
        }
        return name(name);
    }

    private String attribute(String path) {
        String resource = path.substring(0, path.indexOf('.'));
        String arn = named(resource).arn() + name(resource);
        return switch (path.substring(resource.length())) {
            case ".Arn" -> arn + (type(resource).equals("AWS::Logs::LogGroup") ? ":*" : "");
            case ".StreamArn" -> arn + "/stream/2026-12-01T00:00:00.000";
            default -> throw new AssertionError("not known here: " + path);
        };
    }

    private String name(String resource) {
        return type(resource).equals("AWS::KMS::Key")
                ? ID
                : cut(STACK + "-" + resource + RANDOM, named(resource).most());
    }

    private static String cut(String name, int most) {
        return name.substring(0, Math.min(name.length(), most));
    }

    private Named named(String resource) {
        return NAMED.getOrDefault(type(resource), new Named("", 64));
    }

    private String type(String resource) {
        return String.valueOf(
                Template.map(template.section("Resources").get(resource)).get("Type"));
    }
}
