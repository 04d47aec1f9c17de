package register.policyfile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import register.json.Json;

/// Writes a policy as YAML that people like to edit: fields in a friendly order, long texts folded,
/// comments where they belong. `PolicyFile` reads back exactly what was written.
public final class PolicyYaml {
    private static final String STEP = "  ";

    /// Fields of the document that a blank line separates from those above.
    private static final Set<String> PARTED = Set.of("editions", "subprocessors", "questions");

    /// Fields in the schema's order, which is easy to read; all others, such as language tags, follow by name.
    private static final List<String> ORDER = PolicySchema.names();

    /// The order in which fields are written.
    public static final Comparator<String> FRIENDLY =
            Comparator.<String>comparingInt(PolicyYaml::rank).thenComparing(Comparator.naturalOrder());

    private final Map<String, List<String>> comments;
    private final Map<String, Set<String>> spokenOf = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private PolicyYaml(Map<String, List<String>> comments) {
        this.comments = comments;
        for (String path : comments.keySet()) {
            String above = PlacePaths.above(path);
            if (!path.isEmpty() && !path.endsWith("]")) {
                String name = above.isEmpty() ? path : path.substring(above.length() + 1);
                spokenOf.computeIfAbsent(above, _ -> new TreeSet<>()).add(name);
            }
        }
    }

    /// The policy as a file.
    ///
    /// @param comments by path, such as `subprocessors[3].country`, each one line above its subject; if the policy
    ///     has nothing at the path, the field's name is written as a comment
    public static String write(Json.Obj policy, Map<String, List<String>> comments) {
        var yaml = new PolicyYaml(comments);
        yaml.comment("", "");
        yaml.fields(policy, "", "", "");
        return yaml.out.toString();
    }

    /// A field of a policy, from its name on, without the last line break.
    ///
    /// @param indent before the name and on each further line
    public static String field(String name, Json value, String indent) {
        var yaml = new PolicyYaml(Map.of());
        yaml.out.append(PolicyYamlText.plainOrQuoted(name)).append(':');
        yaml.value(value, ".", indent);
        return yaml.out.substring(0, yaml.out.length() - 1);
    }

    /// An item of a list, from its dash on, as `field`.
    public static String item(Json value, String indent) {
        var yaml = new PolicyYaml(Map.of());
        yaml.item(value, ".", indent);
        return yaml.out.substring(indent.length(), yaml.out.length() - 1);
    }

    /// The index of a new field among others: after the last of those that usually precede it.
    public static int place(List<String> among, String name) {
        int place = 0;
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < among.size(); i++) {
            int rank = rank(among.get(i));
            if (rank <= rank(name) && rank >= last) {
                place = i + 1;
                last = rank;
            }
        }
        return place;
    }

    private static int rank(String name) {
        int rank = ORDER.indexOf(name);
        return rank < 0 ? ORDER.size() : rank;
    }

    /// @param lead the text before the first field in place of the indent, such as a list item's dash
    private void fields(Json.Obj object, String path, String indent, String lead) {
        var names = new TreeSet<>(FRIENDLY);
        names.addAll(object.members().keySet());
        names.addAll(spokenOf.getOrDefault(path, Set.of()));
        String before = lead;
        for (String name : names) {
            if (path.isEmpty() && PARTED.contains(name)) {
                out.append('\n');
            }
            String place = PlacePaths.below(path, name);
            String margin = before.isEmpty() ? indent : indent.substring(STEP.length());
            comment(place, margin);
            Json value = object.get(name);
            if (value == null) {
                out.append(margin).append("# ").append(name).append(":\n");
            } else {
                out.append(before.isEmpty() ? indent : before)
                        .append(PolicyYamlText.plainOrQuoted(name))
                        .append(':');
                value(value, place, indent);
                before = "";
            }
        }
    }

    private void value(Json value, String path, String indent) {
        if (value instanceof Json.Obj object && !object.members().isEmpty()) {
            String flow = commented(path) ? "" : PolicyYamlText.flow(object);
            if (flow.isEmpty()) {
                out.append('\n');
                fields(object, path, indent + STEP, "");
            } else {
                out.append(' ').append(flow).append('\n');
            }
        } else if (value instanceof Json.Arr array && !array.items().isEmpty()) {
            out.append('\n');
            for (int i = 0; i < array.items().size(); i++) {
                item(array.items().get(i), PlacePaths.item(path, i), indent + STEP);
            }
        } else {
            out.append(' ').append(PolicyYamlText.scalar(value, indent + STEP)).append('\n');
        }
    }

    private void item(Json item, String path, String indent) {
        comment(path, indent);
        if (item instanceof Json.Obj object && !object.members().isEmpty()) {
            fields(object, path, indent + STEP, indent + "- ");
        } else if (item instanceof Json.Arr array) {
            out.append(indent).append("- ").append(PolicyYamlText.inline(array)).append('\n');
        } else {
            out.append(indent)
                    .append("- ")
                    .append(PolicyYamlText.scalar(item, indent + STEP))
                    .append('\n');
        }
    }

    private boolean commented(String path) {
        return spokenOf.containsKey(path);
    }

    private void comment(String path, String indent) {
        comments.getOrDefault(path, List.of()).forEach(line -> out.append(PolicyYamlText.wrapped(line, indent + "# ")));
        if (path.isEmpty() && comments.containsKey("")) {
            out.append('\n');
        }
    }
}
