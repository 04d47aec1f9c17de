package register.aws.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement of a policy, judged as IAM does (IAM User Guide, "IAM JSON policy elements"). It knows the condition
/// operators in the template and fails on any other.
///
/// @param json as in the template
record Statement(Map<?, ?> json) {
    private static final String OF_ALL = "ForAllValues:";
    private static final String OF_ANY = "ForAnyValue:";

    /// The statements of a policy document.
    static Stream<Statement> of(@Nullable Object document) {
        return Template.items(Template.map(document).get("Statement")).map(item -> new Statement(Template.map(item)));
    }

    boolean denies() {
        return "Deny".equals(json.get("Effect"));
    }

    /// True if it applies to this attempt.
    boolean matches(Attempt attempt) {
        return Template.items(json.get("Action")).anyMatch(action -> like(lower(action), lower(attempt.action())))
                && texts(json.get("Resource")).anyMatch(pattern -> like(pattern, attempt.resource()))
                && Template.map(json.get("Condition")).entrySet().stream()
                        .allMatch(condition -> Template.map(condition.getValue()).entrySet().stream()
                                .allMatch(key -> holds(
                                        String.valueOf(condition.getKey()),
                                        values(attempt, String.valueOf(key.getKey())),
                                        texts(key.getValue()).toList())));
    }

    /// Each action in it, followed by the partition keys that it names, if any.
    Stream<String> grants() {
        return Template.items(json.get("Action")).map(String::valueOf).flatMap(action -> {
            List<String> partitions = partitions();
            return partitions.isEmpty()
                    ? Stream.of(action)
                    : partitions.stream().map(key -> action + " " + key);
        });
    }

    /// The patterns of partition keys in it.
    List<String> partitions() {
        return Template.map(json.get("Condition")).values().stream()
                .map(Template::map)
                .flatMap(keys -> texts(keys.get("dynamodb:LeadingKeys")))
                .filter(pattern -> !pattern.equals("false"))
                .toList();
    }

    /// Only set operators compare multivalued keys: for all values (also true if there are none), or for any.
    private static boolean holds(String operator, List<String> found, List<String> expected) {
        if (operator.equals("Null")) {
            return expected.contains(Boolean.toString(found.isEmpty()));
        }
        if (operator.startsWith(OF_ALL)) {
            String one = operator.substring(OF_ALL.length());
            return found.stream().allMatch(value -> holds(one, value, expected));
        }
        if (operator.startsWith(OF_ANY)) {
            String one = operator.substring(OF_ANY.length());
            return found.stream().anyMatch(value -> holds(one, value, expected));
        }
        if (found.size() > 1) {
            throw new AssertionError(operator + " of several values: " + found);
        }
        return found.stream().anyMatch(value -> holds(operator, value, expected));
    }

    private static boolean holds(String operator, String value, List<String> expected) {
        return switch (operator) {
            case "StringEquals" -> expected.contains(value);
            case "StringLike" -> expected.stream().anyMatch(pattern -> like(pattern, value));
            default -> throw new AssertionError("unknown condition " + operator);
        };
    }

    /// Names of keys are compared ignoring case, values are not.
    private static List<String> values(Attempt attempt, String key) {
        return attempt.context().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /// `*` matches any text, also an empty one, and `?` any one character.
    static boolean like(String pattern, String value) {
        String regex = pattern.codePoints()
                .mapToObj(Character::toString)
                .map(character -> switch (character) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(character);
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }

    private static String lower(Object action) {
        return String.valueOf(action).toLowerCase(Locale.ROOT);
    }

    /// Texts as in `Fn::Sub`; for `Fn::If` the last value, which applies to an empty parameter.
    private static Stream<String> texts(@Nullable Object value) {
        return Template.items(value).flatMap(item -> {
            if (item instanceof Map<?, ?> map && map.size() == 1) {
                Map.Entry<?, ?> only = map.entrySet().iterator().next();
                return switch (String.valueOf(only.getKey())) {
                    case "Fn::If" ->
                        texts(Template.items(only.getValue()).toList().getLast());
                    case "Fn::Sub" -> Stream.of(String.valueOf(only.getValue()));
                    default -> Stream.of("${" + only.getValue() + "}");
                };
            }
            return Stream.of(String.valueOf(item));
        });
    }
}
