package register.policyfile.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import register.json.Json;
import register.policyfile.PolicyYamlText;

/// A policy as anyone might have written it: in any order and notation, with comments everywhere.
final class NoisyYaml {
    private final Random random;
    private final int noise;
    private final StringBuilder out = new StringBuilder();
    /// The owners of comments: a path, by comment; with `[]` for those within brackets or braces.
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<Json, String> anchors = new HashMap<>();
    private int aliases;
    /// True if a deeply indented comment would be part of the text above it.
    private boolean inText;

    /// @param noise the percentage of unusual elements
    NoisyYaml(long seed, int noise) {
        random = new Random(seed);
        this.noise = noise;
    }

    Map<String, String> owners() {
        return owners;
    }

    String write(Json.Obj policy) {
        above("", "");
        fields(policy, "", "", "");
        if (odd()) {
            out.append("# ").append(owned("")).append('\n');
        }
        String text = out.toString();
        if (odd()) {
            text = text.stripTrailing();
        }
        return odd() ? text.replace("\n", "\r\n") : text;
    }

    private boolean odd() {
        return random.nextInt(100) < noise;
    }

    private String owned(String path) {
        String comment = "§" + owners.size() + "§";
        owners.put(comment, path);
        return comment + (odd() ? ": \"{it's - [a] & *b" : "");
    }

    private static String around(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    /// Blank lines and comments above something.
    private void above(String path, String indent) {
        if (odd()) {
            out.append(indent).append("# ").append(owned(around(path))).append("\n\n");
        }
        if (odd()) {
            out.append(odd() ? "\n\n" : "\n");
        }
        while (odd()) {
            out.append(indent).append("# ").append(owned(path)).append('\n');
        }
    }

    private void endOfLine(String path) {
        out.append(odd() ? "  # " + owned(path) : "").append('\n');
    }

    private void fields(Json.Obj object, String path, String indent, String lead) {
        var names = new ArrayList<>(object.members().keySet());
        if (odd()) {
            Collections.shuffle(names, random);
        }
        String margin = lead;
        for (String name : names) {
            String place = path.isEmpty() ? name : path + "." + name;
            if (margin.isEmpty()) {
                above(place, indent);
            }
            out.append(margin.isEmpty() ? indent : margin)
                    .append(odd() ? PolicyYamlText.quoted(name) : PolicyYamlText.plainOrQuoted(name))
                    .append(odd() ? " :" : ":");
            margin = "";
            value(Objects.requireNonNull(object.get(name)), place, indent);
            if (odd() && !inText && !(object.get(name) instanceof Json.Arr)) {
                out.append(indent).append(" # ").append(owned(place)).append('\n');
            }
        }
    }

    private void value(Json value, String path, String indent) {
        inText = false;
        if (alias(value)) {
            endOfLine(path);
            return;
        }
        if (Rendering.isScalar(value) || Rendering.isEmpty(value)) {
            anchor(value);
            out.append(odd() ? "  " : " ");
            scalar(value, path, indent + "  ");
            return;
        }
        if (odd()) {
            out.append(' ');
            flow(value, path, indent + "  ");
            endOfLine(path);
            return;
        }
        anchor(value);
        endOfLine(path);
        String step = indent + (value instanceof Json.Arr && odd() ? "" : odd() ? "    " : "  ");
        if (value instanceof Json.Arr array) {
            items(array, path, step);
        } else {
            fields((Json.Obj) value, path, step, "");
        }
    }

    private void items(Json.Arr array, String path, String indent) {
        for (int i = 0; i < array.items().size(); i++) {
            String place = path + "[" + i + "]";
            Json item = array.items().get(i);
            above(place, indent);
            out.append(indent).append('-');
            inText = false;
            if (alias(item)) {
                endOfLine(place);
            } else if (item instanceof Json.Obj object && !object.members().isEmpty() && !odd()) {
                String inner = indent + (odd() ? "    " : "  ");
                boolean ownLine = odd();
                if (ownLine) {
                    anchor(item);
                    endOfLine(place);
                }
                fields(object, place, inner, ownLine ? "" : inner.substring(indent.length() + 1));
            } else if (item instanceof Json.Obj || item instanceof Json.Arr) {
                out.append(' ');
                flow(item, place, indent + "  ");
                endOfLine(place);
            } else {
                anchor(item);
                out.append(' ');
                scalar(item, place, indent + "  ");
            }
        }
    }

    private boolean alias(Json value) {
        String name = anchors.get(value);
        if (name == null || aliases > 80 || !odd()) {
            return false;
        }
        aliases++;
        out.append(" *").append(name);
        return true;
    }

    private void anchor(Json value) {
        if (random.nextInt(400) < noise) {
            String name = "a" + anchors.size();
            if (anchors.putIfAbsent(value, name) == null) {
                out.append(" &").append(name);
            }
        }
    }

    /// With the end of its line.
    private void scalar(Json value, String path, String indent) {
        if (value instanceof Json.Str(String text) && PolicyYamlText.isFoldable(text) && !text.isEmpty() && odd()) {
            boolean folded = random.nextBoolean();
            out.append(folded ? ">" : "|").append(odd() ? "" : odd() ? "+" : "-");
            endOfLine(path);
            out.append(folded ? PolicyYamlText.wrapped(text, indent) : indent + text + "\n");
            out.append(odd() ? "\n" : "");
            inText = true;
        } else {
            inText = false;
            out.append(line(value, true));
            endOfLine(path);
        }
    }

    private String line(Json value, boolean block) {
        if (!(value instanceof Json.Str(String text))) {
            return PolicyYamlText.inline(value);
        }
        if (odd()) {
            return PolicyYamlText.quoted(text);
        }
        if (odd() && PolicyYamlText.isFoldable(text)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return block ? PolicyYamlText.line(text) : PolicyYamlText.plainOrQuoted(text);
    }

    private void flow(Json value, String path, String indent) {
        if (Rendering.isScalar(value)) {
            out.append(line(value, false));
            return;
        }
        boolean list = value instanceof Json.Arr;
        out.append(list ? '[' : '{');
        List<String> names = value instanceof Json.Obj object
                ? new ArrayList<>(object.members().keySet())
                : Collections.nCopies(((Json.Arr) value).items().size(), "");
        boolean many = odd();
        for (int i = 0; i < names.size(); i++) {
            gap(path, indent, many);
            Json inner = value instanceof Json.Arr array
                    ? array.items().get(i)
                    : Objects.requireNonNull(((Json.Obj) value).get(names.get(i)));
            out.append(list ? "" : PolicyYamlText.plainOrQuoted(names.get(i)) + ": ");
            flow(inner, list ? path + "[" + i + "]" : path + "." + names.get(i), indent + "  ");
            out.append(i + 1 < names.size() || odd() ? many ? "," : ", " : "");
        }
        gap(path, indent, many);
        out.append(list ? ']' : '}');
    }

    private void gap(String path, String indent, boolean many) {
        if (many) {
            out.append(odd() ? " # " + owned(path + "[]") : "").append('\n').append(indent);
        }
    }
}
