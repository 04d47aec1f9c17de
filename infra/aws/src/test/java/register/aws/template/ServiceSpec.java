package register.aws.template;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import register.json.Json;
import register.json.JsonText;

/// AWS's description of the resources of CloudFormation and SAM: the data of the npm package
/// `@aws-cdk/aws-service-spec`, which AWS publishes every week.
final class ServiceSpec {
    /// What SAM generates from its own types and events. It passes on properties that it does not know itself; and
    /// this description of SAM is some years old.
    private static final Map<String, List<String>> MADE = Map.of(
            "AWS::Serverless::Function", List.of("AWS::Lambda::Function"),
            "AWS::Serverless::HttpApi", List.of("AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage"),
            "DynamoDBEvent", List.of("AWS::Lambda::EventSourceMapping"),
            "SQSEvent", List.of("AWS::Lambda::EventSourceMapping"));

    /// SAM Developer Guide, "AWS::Serverless::Function", "EventInvokeDestinationConfiguration": the known
    /// properties, and those not required.
    private static final Set<String> OF_SAM = Set.of("AutoPublishAliasAllProperties", "OnSuccess");

    /// CloudFormation User Guide, "Resource attribute reference".
    private static final Set<String> OF_ANY_RESOURCE =
            Set.of("Type", "Properties", "Condition", "DeletionPolicy", "DependsOn", "Metadata", "UpdateReplacePolicy");

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    private final Map<String, Json.Obj> resources;
    private final Map<String, Json.Obj> types;

    private ServiceSpec(Json.Obj schema) {
        this.resources = entities(schema, "resource", "cloudFormationType");
        this.types = entities(schema, "typeDefinition", "$id");
    }

    static ServiceSpec read(Path file) throws IOException {
        try (InputStream data = new GZIPInputStream(Files.newInputStream(file))) {
            return new ServiceSpec(((Json.Obj) JsonText.parse(data.readAllBytes())).object("schema"));
        }
    }

    private static Map<String, Json.Obj> entities(Json.Obj schema, String kind, String key) {
        return schema.object(kind).list("entities").stream()
                .map(Json.Obj.class::cast)
                .collect(toMap(entity -> entity.text(key), Function.identity()));
    }

    boolean hasAttribute(String type, String attribute) {
        return MADE.getOrDefault(type, List.of(type)).stream()
                .anyMatch(made -> entity(made).object("attributes").get(attribute) != null);
    }

    /// How a resource differs from its type.
    List<String> problems(String name, Map<?, ?> resource) {
        var problems = new ArrayList<String>();
        resource.keySet().stream()
                .filter(key -> !OF_ANY_RESOURCE.contains(key))
                .forEach(key -> problems.add(name + "." + key + ": no resource has it"));
        String type = String.valueOf(resource.get("Type"));
        if (resources.containsKey(type)) {
            problems.addAll(members(name, Template.map(resource.get("Properties")), entity(type)));
        } else {
            problems.add(name + ": there is no " + type);
        }
        return problems;
    }

    private Json.Obj entity(String type) {
        return resources.getOrDefault(type, new Json.Obj(new TreeMap<>()));
    }

    /// @param of a resource or a type of properties
    private List<String> members(String path, Map<?, ?> members, Json.Obj of) {
        var problems = new ArrayList<String>();
        Json.Obj known = of.object("properties");
        known.members().forEach((name, property) -> {
            boolean required = Json.Bool.TRUE.equals(((Json.Obj) property).get("required")) && !OF_SAM.contains(name);
            if (required && !members.containsKey(name)) {
                problems.add(path + "." + name + ": required");
            }
        });
        String own = of.text("cloudFormationType");
        List<Json.Obj> described = Stream.concat(
                        Stream.of(of),
                        MADE.getOrDefault(own.isEmpty() ? of.text("name") : own, List.of()).stream()
                                .map(this::entity))
                .toList();
        members.forEach((key, value) -> {
            String name = (String) key;
            problems.addAll(described.stream()
                    .map(one -> one.object("properties").object(name).object("type"))
                    .filter(type -> !type.members().isEmpty())
                    .map(type -> value(path + "." + name, value, type))
                    .min(Comparator.comparingInt(List::size))
                    .orElse(
                            OF_SAM.contains(name)
                                    ? List.of()
                                    : List.of(path + "." + name + ": AWS knows no such property")));
        });
        return problems;
    }

    private List<String> value(String path, Object value, Json.Obj type) {
        if (value instanceof Map<?, ?> function && Template.isFunction(function)) {
            return function(path, function, type);
        }
        return switch (type.text("type")) {
            case "json" -> List.of();
            case "union" -> union(path, value, type);
            case "ref" ->
                value instanceof Map<?, ?> map ? members(path, map, referenced(type)) : not("an object", path, value);
            case "tag" ->
                value instanceof Map<?, ?> map && map.keySet().equals(Set.of("Key", "Value"))
                        ? List.of()
                        : not("a tag", path, value);
            case "array" ->
                value instanceof List<?> list ? each(path, list.stream(), type) : not("a list", path, value);
            case "map" ->
                value instanceof Map<?, ?> map ? each(path, map.values().stream(), type) : not("a map", path, value);
            case "boolean" -> scalar(path, value, Set.of("true", "false")::contains, "true or false");
            case "integer" -> scalar(path, value, INTEGER.asMatchPredicate(), "an integer");
            case "number" -> scalar(path, value, NUMBER.asMatchPredicate(), "a number");
            default -> text(path, value, type.texts("allowedValues"));
        };
    }

    private List<String> union(String path, Object value, Json.Obj type) {
        // JSON as an alternative to a described object or list exists for old templates.
        List<Json.Obj> types =
                type.list("types").stream().map(Json.Obj.class::cast).toList();
        boolean described =
                types.stream().anyMatch(one -> Set.of("ref", "array", "map").contains(one.text("type")));
        return types.stream()
                .filter(one -> !described || !one.text("type").equals("json"))
                .map(one -> value(path, value, one))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private Json.Obj referenced(Json.Obj type) {
        return Objects.requireNonNull(types.get(type.object("reference").text("$ref")));
    }

    private List<String> each(String path, Stream<?> items, Json.Obj type) {
        return items.flatMap(item -> value(path + "[]", item, type.object("element")).stream())
                .toList();
    }

    private List<String> text(String path, Object value, List<String> choices) {
        if (choices.isEmpty()) {
            return scalar(path, value, _ -> true, "a text");
        }
        return scalar(path, value, choices::contains, "one of " + choices);
    }

    private static List<String> scalar(String path, Object value, Predicate<String> fits, String expected) {
        return value instanceof String text && fits.test(text) ? List.of() : not(expected, path, value);
    }

    private static List<String> not(String expected, String path, Object value) {
        return List.of(path + ": expected " + expected + ", found "
                + (value instanceof String ? value : "a list or an object"));
    }

    /// Checks both values of a choice; for another function, whether its kind of value is allowed here.
    private List<String> function(String path, Map<?, ?> function, Json.Obj type) {
        if (function.get("Fn::If") instanceof List<?> choice) {
            return choice.stream()
                    .skip(1)
                    .filter(value -> !value.equals(Map.of("Ref", "AWS::NoValue")))
                    .flatMap(value -> value(path, value, type).stream())
                    .toList();
        }
        boolean list = function.containsKey("Fn::Split") || function.containsKey("Ref");
        return switch (type.text("type")) {
            case "ref", "map", "tag" -> not("an object", path, function);
            case "array" -> list ? List.of() : not("a list", path, function);
            case "union" -> union(path, function, type);
            default -> List.of();
        };
    }
}
