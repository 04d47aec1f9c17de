package register.aws.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A role of the template, judged as IAM would: allowed is what one of its statements allows (IAM User Guide, "Policy
/// evaluation logic"). Of the conditions it knows those that stand in the template.
public final class Role {
    private final String name;
    private final List<Map<?, ?>> statements;

    private Role(String name, List<Map<?, ?>> statements) {
        this.name = name;
        this.statements = List.copyOf(statements);
    }

    /// The role with the policies that are attached to it elsewhere.
    public static Role of(String name) throws IOException {
        Template template = Template.read();
        var statements = new ArrayList<Map<?, ?>>();
        Template.items(template.resource("AWS::IAM::Role", name).get("Policies"))
                .forEach(policy -> add(statements, Template.map(policy).get("PolicyDocument")));
        template.resources("AWS::IAM::Policy").values().stream()
                .filter(policy -> Template.items(policy.get("Roles")).anyMatch(Map.of("Ref", name)::equals))
                .forEach(policy -> add(statements, policy.get("PolicyDocument")));
        return new Role(name, statements);
    }

    public boolean allows(Attempt attempt) {
        return statements.stream().anyMatch(statement -> allows(statement, attempt));
    }

    /// Every action that it names.
    public Set<String> actions() {
        return statements.stream()
                .flatMap(statement -> Template.items(statement.get("Action")))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return name;
    }

    private static void add(List<Map<?, ?>> statements, @Nullable Object document) {
        Template.items(Template.map(document).get("Statement"))
                .map(Template::map)
                .forEach(statements::add);
    }

    private static boolean allows(Map<?, ?> statement, Attempt attempt) {
        if (!"Allow".equals(statement.get("Effect"))) {
            throw new AssertionError("a role that denies: " + statement);
        }
        return Template.items(statement.get("Action")).anyMatch(attempt.action()::equals)
                && texts(statement.get("Resource")).anyMatch(pattern -> like(pattern, attempt.resource()))
                && Template.map(statement.get("Condition")).entrySet().stream()
                        .allMatch(condition ->
                                holds(String.valueOf(condition.getKey()), Template.map(condition.getValue()), attempt));
    }

    private static boolean holds(String operator, Map<?, ?> keys, Attempt attempt) {
        return keys.entrySet().stream().allMatch(key -> {
            List<String> expected = texts(key.getValue()).toList();
            List<String> found = attempt.context().getOrDefault(String.valueOf(key.getKey()), List.of());
            return switch (operator) {
                case "StringEquals" -> found.size() == 1 && expected.containsAll(found);
                case "ForAllValues:StringLike" ->
                    !found.isEmpty()
                            && found.stream()
                                    .allMatch(value -> expected.stream().anyMatch(pattern -> like(pattern, value)));
                default -> throw new AssertionError("unknown condition " + operator);
            };
        });
    }

    private static boolean like(String pattern, String value) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, value);
    }

    /// Texts as `Fn::Sub` writes them; of `Fn::If` what holds where no parameter is named, its last.
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
