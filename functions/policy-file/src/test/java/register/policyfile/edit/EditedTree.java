package register.policyfile.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// A policy with random edits, which records the untouched parts.
final class EditedTree {
    private static final List<String> TEXTS = List.of(
            "plain",
            "with: colon",
            "? question",
            "#hash",
            " spaces ",
            "it's \"both\"",
            "- dash",
            "true",
            "12",
            "",
            "&a",
            "*b",
            "ünï 😀",
            "a, b",
            "{c}",
            "[d]",
            "%e",
            "@f",
            "line\nbreak",
            "null",
            "long " + "words of a text ".repeat(12));

    /// A value in the tree.
    static final class Node {
        /// Its original place; null if it is new.
        @Nullable
        String origin;

        /// True if it, a part of it, or the list that contains it was edited.
        boolean edited;

        /// True if a value of another kind replaced it.
        boolean replaced;

        @Nullable
        Json scalar;

        @Nullable
        TreeMap<String, Node> fields;

        @Nullable
        List<Node> items;

        Json json() {
            if (fields != null) {
                var object = Json.object();
                fields.forEach((name, node) -> object.put(name, node.json()));
                return object.build();
            }
            return items != null ? Json.array(items, Node::json) : java.util.Objects.requireNonNull(scalar);
        }

        private static Node of(Json value, @Nullable String origin) {
            var node = new Node();
            node.origin = origin;
            switch (value) {
                case Json.Obj object -> {
                    var fields = new TreeMap<String, Node>();
                    object.members().forEach((name, member) -> fields.put(name, of(member, below(origin, name))));
                    node.fields = fields;
                }
                case Json.Arr array -> {
                    var items = new ArrayList<Node>();
                    for (int i = 0; i < array.items().size(); i++) {
                        items.add(of(array.items().get(i), origin == null ? null : origin + "[" + i + "]"));
                    }
                    node.items = items;
                }
                default -> node.scalar = value;
            }
            return node;
        }

        private static @Nullable String below(@Nullable String origin, String name) {
            return origin == null ? null : origin.isEmpty() ? name : origin + "." + name;
        }
    }

    private final Node root;
    private int counter;

    EditedTree(Json.Obj policy) {
        root = Node.of(policy, "");
    }

    Node root() {
        return root;
    }

    Json.Obj json() {
        return (Json.Obj) root.json();
    }

    /// @param edit decides all of it
    void edit(int edit) {
        var random = new Random(edit);
        var all = new ArrayList<List<Node>>();
        paths(root, List.of(root), all);
        List<Node> path = all.get(random.nextInt(all.size()));
        Node node = path.getLast();
        path.forEach(one -> one.edited = true);
        if (node.fields != null) {
            editFields(node.fields, random);
        } else if (node.items != null) {
            editItems(node.items, random);
        } else {
            node.scalar = random.nextInt(8) == 0 ? Json.of(random.nextInt(3)) : text(random);
        }
    }

    private static void paths(Node node, List<Node> path, List<List<Node>> all) {
        all.add(path);
        List<Node> inner =
                node.fields != null ? List.copyOf(node.fields.values()) : node.items != null ? node.items : List.of();
        for (Node one : inner) {
            var longer = new ArrayList<>(path);
            longer.add(one);
            paths(one, longer, all);
        }
    }

    private Json text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return Json.of(random.nextInt(3) == 0 || text.isEmpty() ? text : text + counter++);
    }

    private void editFields(Map<String, Node> fields, Random random) {
        List<String> names = List.copyOf(fields.keySet());
        int choice = random.nextInt(3);
        if (choice == 0 && names.size() > 1) {
            fields.remove(names.get(random.nextInt(names.size())));
        } else if (choice == 1 && !names.isEmpty()) {
            // A value of another kind replaces it: its parts are gone.
            Node old = java.util.Objects.requireNonNull(fields.get(names.get(random.nextInt(names.size()))));
            Node other = Node.of(random.nextBoolean() ? text(random) : fresh(random), null);
            old.edited = true;
            old.replaced = true;
            old.scalar = other.scalar;
            old.fields = other.fields;
            old.items = other.items;
        } else {
            String name = List.of("address", "website", "zz", "de", "country", "a b", "questions")
                    .get(random.nextInt(7));
            if (!fields.containsKey(name)) {
                fields.put(name, Node.of(random.nextBoolean() ? text(random) : fresh(random), null));
            }
        }
    }

    private void editItems(List<Node> items, Random random) {
        items.forEach(item -> item.edited = true);
        int choice = random.nextInt(4);
        if (choice == 0 && !items.isEmpty()) {
            items.remove(random.nextInt(items.size()));
        } else if (choice == 1 && items.size() > 1) {
            items.add(random.nextInt(items.size() - 1), items.removeLast());
        } else if (choice == 2 && !items.isEmpty() && random.nextInt(4) == 0) {
            items.clear();
        } else {
            items.add(
                    random.nextInt(items.size() + 1),
                    Node.of(random.nextBoolean() ? text(random) : fresh(random), null));
        }
    }

    private Json fresh(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Json.array(List.of(text(random), text(random)));
            case 1 -> Json.array(List.of());
            case 2 -> Json.object().build();
            case 3 ->
                Json.array(
                        List.of(Json.object().put("country", text(random)).build(), Json.array(List.of(Json.of(1)))));
            default ->
                Json.object()
                        .put("id", "new-" + counter++)
                        .put("service", Json.object().put("en", text(random)).build())
                        .put(
                                "locations",
                                Json.array(List.of(
                                        Json.object().put("country", "DE").build())))
                        .build();
        };
    }
}
