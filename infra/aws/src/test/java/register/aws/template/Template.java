package register.aws.template;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import register.testing.Checkout;

/// `template.yaml` as maps, lists and texts, its loops expanded, with short forms (`!Ref`) as long ones (`Ref:`).
public final class Template {
    private final Map<?, ?> root;

    private Template(Map<?, ?> root) {
        this.root = root;
    }

    public static Template read() throws IOException {
        String yaml = Files.readString(Checkout.file("template.yaml"));
        Node node =
                new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow();
        Map<?, ?> written = (Map<?, ?>) value(node);
        return new Template((Map<?, ?>) new Loops(map(written.get("Mappings"))).expanded(written));
    }

    public Map<?, ?> root() {
        return root;
    }

    Map<?, ?> section(String name) {
        return map(root.get(name));
    }

    /// Resources of a type by their names.
    Map<String, Map<?, ?>> resources(String type) {
        var found = new LinkedHashMap<String, Map<?, ?>>();
        section("Resources").forEach((name, resource) -> {
            if (type.equals(map(resource).get("Type"))) {
                found.put((String) name, map(map(resource).get("Properties")));
            }
        });
        return found;
    }

    /// The properties of one resource.
    public Map<?, ?> resource(String type, String name) {
        return Objects.requireNonNull(resources(type).get(name), name);
    }

    /// The number of resources of a type, without those of the conditions that do not hold.
    public long count(String type, Set<String> unmet) {
        return section("Resources").values().stream()
                .map(Template::map)
                .filter(resource -> type.equals(resource.get("Type")))
                .filter(resource -> !unmet.contains(String.valueOf(resource.get("Condition"))))
                .count();
    }

    /// The events of a type that call functions, each with its function's name, without those of conditions that do not
    /// hold.
    public Map<String, Map<?, ?>> events(String type, Set<String> unmet) {
        var found = new TreeMap<String, Map<?, ?>>();
        section("Resources").forEach((name, resource) -> {
            if (!unmet.contains(String.valueOf(map(resource).get("Condition")))) {
                map(map(map(resource).get("Properties")).get("Events")).values().forEach(event -> {
                    if (type.equals(map(event).get("Type"))) {
                        found.put(String.valueOf(name), map(map(event).get("Properties")));
                    }
                });
            }
        });
        return found;
    }

    /// Every member of every map, at any depth.
    void members(BiConsumer<String, Object> visitor) {
        visit(root, visitor);
    }

    static void visit(@Nullable Object value, BiConsumer<String, Object> visitor) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> {
                visitor.accept(String.valueOf(name), member);
                visit(member, visitor);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(item -> visit(item, visitor));
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /// The items of a list, or a single item in place of a list.
    static Stream<?> items(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
    }

    /// Whether CloudFormation computes this value.
    static boolean isFunction(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().iterator().next() instanceof String name
                && (name.equals("Ref") || name.startsWith("Fn::"));
    }

    private static Object value(Node node) {
        Object plain = switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence ->
                sequence.getValue().stream().map(Template::value).toList();
            case MappingNode mapping -> mapping(mapping);
            default -> throw new AssertionError("no such node: " + node);
        };
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain;
        }
        String function = tag.substring(1);
        return Map.of(function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function, plain);
    }

    private static Map<String, Object> mapping(MappingNode node) {
        var map = new LinkedHashMap<String, Object>();
        for (NodeTuple member : node.getValue()) {
            map.put(((ScalarNode) member.getKeyNode()).getValue(), value(member.getValueNode()));
        }
        return map;
    }
}
