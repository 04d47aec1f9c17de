package register.policyfile.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.FileRefusedException;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyYamlText;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// Changes values in a policy file. Comments, order, notation and every other byte stay as they are.
public final class PolicyEdit {
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private PolicyEdit() {}

    /// The file's current content, as `apply` compares with. Not checked against the schema.
    public static Json.Obj read(byte[] source) throws FileRefusedException {
        return fields(PolicyFile.value(withoutMark(source)));
    }

    /// The file with the content of `after`. Objects are matched by `id`, other items of lists by content, otherwise
    /// by position. Additions go where a reader would look for them. A comment right above a removed part goes with
    /// it. The content of an alias is written out if it changes. A byte order mark stays.
    ///
    /// @throws FileRefusedException if the file is not YAML, or its form has no place for the change
    public static byte[] apply(byte[] source, Json.Obj after) throws FileRefusedException {
        byte[] unmarked = withoutMark(source);
        Json.Obj before = read(source);
        Json.Obj wanted = (Json.Obj) normalized(after);
        String text = mended(new String(unmarked, UTF_8), before);
        if (before.equals(wanted)) {
            return marked(source, text.getBytes(UTF_8));
        }
        SourceNode root = NodeReader.read(text, before);
        var first = new Rendering(text, Set.of(), false);
        String edited = rendered(first, root, wanted);
        Set<String> anchors = root.all().map(SourceNode::anchor).collect(Collectors.toSet());
        for (var next : List.of(
                new Rendering(text, first.touched(), false),
                new Rendering(text, anchors, false),
                new Rendering(text, first.touched(), true),
                new Rendering(text, anchors, true))) {
            if (!says(edited, wanted)) {
                edited = rendered(next, root, wanted);
            }
        }
        if (edited.isEmpty()) {
            throw refused(0, "", "by-hand");
        }
        Json now = PolicyFile.value(edited.getBytes(UTF_8));
        if (!now.equals(wanted)) {
            throw refused(0, difference("", now, wanted), "by-hand");
        }
        return marked(source, edited.getBytes(UTF_8));
    }

    /// The source with quotation marks around each text in braces that contains a comma. Without them the file would be
    /// refused, and a form would not show why.
    private static String mended(String text, Json.Obj before) {
        var out = new StringBuilder(text);
        SourceNode.inBraces(NodeReader.read(text, before)).reversed().forEach(node -> {
            if (text.substring(node.start(), node.end()).contains(",")) {
                out.replace(node.start(), node.end(), PolicyYamlText.quoted(((Json.Str) node.value()).value()));
            }
        });
        return out.toString();
    }

    /// Empty if parts of the file overlap, as after `? name` without a value.
    private static String rendered(Rendering rendering, SourceNode root, Json.Obj wanted) {
        try {
            return rendering.document(root, wanted);
        } catch (IndexOutOfBoundsException _) {
            return "";
        }
    }

    private static boolean says(String text, Json wanted) {
        try {
            return PolicyFile.value(text.getBytes(UTF_8)).equals(wanted);
        } catch (FileRefusedException _) {
            return false;
        }
    }

    private static Json.Obj fields(Json value) throws FileRefusedException {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw refused(1, "", "only-fields");
    }

    private static FileRefusedException refused(int line, String path, String key) {
        return new FileRefusedException(line, new Problem(path, "", FileWords.say(key)));
    }

    /// Texts in Unicode's normalization form C, as when a file is read.
    private static Json normalized(Json value) {
        return switch (value) {
            case Json.Str(String text) -> Json.of(Normalizer.normalize(text, Normalizer.Form.NFC));
            case Json.Arr array -> Json.array(array.items(), PolicyEdit::normalized);
            case Json.Obj object -> {
                var members = new TreeMap<String, Json>();
                object.members()
                        .forEach((name, member) ->
                                members.put(Normalizer.normalize(name, Normalizer.Form.NFC), normalized(member)));
                yield new Json.Obj(members);
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }

    /// The path of the first difference.
    private static String difference(String path, @Nullable Json one, @Nullable Json other) {
        if (one instanceof Json.Obj left && other instanceof Json.Obj right) {
            var names = new TreeMap<String, Json>(left.members());
            names.putAll(right.members());
            for (String name : names.keySet()) {
                if (!Objects.equals(left.get(name), right.get(name))) {
                    return difference(path.isEmpty() ? name : path + "." + name, left.get(name), right.get(name));
                }
            }
        }
        if (one instanceof Json.Arr left
                && other instanceof Json.Arr right
                && left.items().size() == right.items().size()) {
            for (int i = 0; i < left.items().size(); i++) {
                if (!left.items().get(i).equals(right.items().get(i))) {
                    return difference(
                            path + "[" + i + "]",
                            left.items().get(i),
                            right.items().get(i));
                }
            }
        }
        return path;
    }

    private static boolean isMarked(byte[] source) {
        return source.length >= MARK.length && Arrays.equals(MARK, Arrays.copyOf(source, MARK.length));
    }

    private static byte[] withoutMark(byte[] source) {
        return isMarked(source) ? Arrays.copyOfRange(source, MARK.length, source.length) : source;
    }

    private static byte[] marked(byte[] source, byte[] edited) {
        if (!isMarked(source)) {
            return edited;
        }
        byte[] whole = Arrays.copyOf(MARK, MARK.length + edited.length);
        System.arraycopy(edited, 0, whole, MARK.length, edited.length);
        return whole;
    }
}
