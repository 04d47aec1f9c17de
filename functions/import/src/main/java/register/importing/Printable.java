package register.importing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.value.Writing;

/// Makes a draft's texts printable for the register. Decorative characters are dropped; words in unprintable letters
/// become questions, because no version may contain them.
record Printable(DraftNotes notes) {
    private static final Set<String> NAMES = Set.of("legalName", "displayName", "title", "provider");
    private static final String OTHER = "[…]";
    private static final Pattern OTHERS = Pattern.compile("\\x{FFFC}(?:[\\p{Z}\\p{P}\\x{FFFC}]*\\x{FFFC})?");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MARK = 0xFFFC;
    private static final int ARROWS = 0x2190;
    private static final int ARROWS_END = 0x21FF;

    static Json.Obj of(Json.Obj draft, DraftNotes notes) {
        return new Printable(notes).object(draft, "");
    }

    private Json.Obj object(Json.Obj object, String path) {
        Json.Builder builder = Json.object();
        object.members().forEach((key, value) -> {
            String at = path.isEmpty() ? key : path + "." + key;
            Json printable = value(value, at, key);
            boolean emptied = printable instanceof Json.Arr(List<Json> items) && items.isEmpty();
            if (emptied && !value.equals(printable)) {
                return;
            }
            builder.put(
                    key,
                    printable == null
                            ? notes.open(at, 0, "", text(value), "what does it say? Its characters cannot be printed")
                            : printable);
        });
        return builder.build();
    }

    /// Null if none of it can be printed.
    private @Nullable Json value(Json value, String path, String key) {
        return switch (value) {
            case Json.Obj object -> object(object, path);
            case Json.Arr(List<Json> items) -> {
                var all = new ArrayList<Json>();
                for (Json item : items) {
                    Json printable = value(item, path + "[" + all.size() + "]", key);
                    boolean nothing =
                            printable instanceof Json.Obj one && one.members().isEmpty();
                    if (printable != null && !nothing) {
                        all.add(printable);
                    }
                }
                yield Json.array(all);
            }
            case Json.Str(String text) -> text(text, path, key);
            default -> value;
        };
    }

    private @Nullable Json text(String text, String path, String key) {
        if (text.startsWith("?") || text.codePoints().allMatch(Writing::isPrintable)) {
            return Json.of(text);
        }
        String marked = marked(text);
        String shown = SPACE.matcher(OTHERS.matcher(marked).replaceAll(OTHER))
                .replaceAll(" ")
                .strip();
        if (marked.indexOf(MARK) < 0) {
            return shown.isEmpty() ? null : Json.of(shown);
        }
        if (NAMES.contains(key)) {
            return notes.open(path, 0, latin(shown), text, "how is it written in Latin, Greek or Cyrillic letters?");
        }
        notes.ask(
                "",
                0,
                text,
                "only Latin, Greek and Cyrillic letters can be printed: other words are replaced by " + OTHER
                        + ". How are they written?");
        return Json.of(shown);
    }

    private static String latin(String shown) {
        return shown.replace(OTHER, " ")
                .replaceAll("^[\\s\\p{P}]+|[\\s(]+$", "")
                .replaceAll("^([^(]*)\\)$", "$1")
                .strip();
    }

    /// The text with a mark for each unprintable letter, and without other unprintable characters.
    private static String marked(String text) {
        var marked = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String same = Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC);
            if (Writing.isPrintable(sign)) {
                marked.appendCodePoint(sign);
            } else if (same.codePoints().allMatch(Writing::isPrintable)) {
                marked.append(same);
            } else if (Character.isLetterOrDigit(sign)) {
                marked.appendCodePoint(MARK);
            } else {
                marked.append(sign >= ARROWS && sign <= ARROWS_END ? "–" : " ");
            }
        });
        return marked.toString();
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }
}
