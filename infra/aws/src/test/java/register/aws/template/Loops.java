package register.aws.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `Fn::ForEach` and `Fn::FindInMap`, expanded as CloudFormation does before it reads the rest (Template Reference
/// Guide, "AWS::LanguageExtensions").
final class Loops {
    private static final String LOOP = "Fn::ForEach::";

    private final Map<?, ?> mappings;

    Loops(Map<?, ?> mappings) {
        this.mappings = mappings;
    }

    Object expanded(Object value) {
        return switch (value) {
            case Map<?, ?> map -> plain(members(map));
            case List<?> list -> list.stream().map(this::expanded).toList();
            default -> value;
        };
    }

    private Map<String, Object> members(Map<?, ?> map) {
        var members = new LinkedHashMap<String, Object>();
        map.forEach((key, member) -> {
            String name = (String) key;
            if (!name.startsWith(LOOP)) {
                put(members, name, expanded(member));
                return;
            }
            List<?> loop = (List<?>) member;
            String identifier = (String) loop.getFirst();
            for (Object each : (List<?>) loop.get(1)) {
                Map<?, ?> turn = (Map<?, ?>) with(identifier, (String) each, loop.get(2));
                members(turn).forEach((made, what) -> put(members, made, what));
            }
        });
        return members;
    }

    private static void put(Map<String, Object> members, String name, Object member) {
        if (members.put(name, member) != null) {
            throw new AssertionError(name + " is there twice");
        }
    }

    private static Object with(String identifier, String each, Object value) {
        return switch (value) {
            case String text -> text.replace("${" + identifier + "}", each);
            case List<?> list ->
                list.stream().map(item -> with(identifier, each, item)).toList();
            case Map<?, ?> map when map.equals(Map.of("Ref", identifier)) -> each;
            case Map<?, ?> map -> {
                var replaced = new LinkedHashMap<Object, Object>();
                map.forEach(
                        (name, member) -> replaced.put(with(identifier, each, name), with(identifier, each, member)));
                yield replaced;
            }
            default -> value;
        };
    }

    /// The value of a function whose arguments are plain.
    private Object plain(Map<String, Object> map) {
        if (map.size() != 1) {
            return map;
        }
        Object arguments = map.values().iterator().next();
        return switch (map.keySet().iterator().next()) {
            case "Fn::Sub" -> arguments instanceof String text && !text.contains("${") ? text : map;
            case "Fn::GetAtt" ->
                arguments instanceof List<?> list ? Map.of("Fn::GetAtt", list.getFirst() + "." + list.get(1)) : map;
            case "Fn::FindInMap" -> {
                List<?> keys = (List<?>) arguments;
                Map<?, ?> row =
                        Template.map(Template.map(mappings.get(keys.getFirst())).get(keys.get(1)));
                Object otherwise =
                        keys.size() == 3 ? null : Template.map(keys.get(3)).get("DefaultValue");
                Object found = row.containsKey(keys.get(2)) ? row.get(keys.get(2)) : otherwise;
                yield Objects.requireNonNull(found, () -> "no value of " + map);
            }
            default -> map;
        };
    }
}
