package register.editor.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.policyfile.PlacePaths;

/// A posted form (`application/x-www-form-urlencoded`, WHATWG URL, section 5) as the content of a file. Field names are
/// places in the file; a mark before the name says what else is posted for the place.
public final class Posted {
    /// Before a place: content that no field shows, as JSON.
    public static final String KEPT = "=";

    /// Before a place: its kept content is left out.
    public static final String DROPPED = "-";

    /// Before a place: an item, an edition or a list is there, even if empty.
    public static final String EXISTS = "@";

    /// Before a place: the short name of a region missing from the choice. It overrides the choice.
    public static final String OTHER = "~";

    /// Members that the schema does not know, as a JSON object.
    public static final String REST = "+";

    private final Map<String, String> values;

    private Posted(Map<String, String> values) {
        this.values = values;
    }

    public static Posted of(Map<String, String> values) {
        return new Posted(new LinkedHashMap<>(values));
    }

    /// @throws IllegalArgumentException if it is not a form
    public static Posted parse(String body) {
        var values = new LinkedHashMap<String, String>();
        for (String pair : body.isEmpty() ? new String[0] : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.putIfAbsent(
                    URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(equals < 0 ? "" : pair.substring(equals + 1), UTF_8));
        }
        return new Posted(values);
    }

    /// The posted value under a name that is not a place; empty for none.
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /// The file's content.
    public Json.Obj document() {
        return object("", Shapes.ofPolicy());
    }

    /// What was typed into one field; null for nothing.
    public @Nullable Json at(FormNode.Field field) {
        return typed(field.path(), field.member().shape());
    }

    private Json.Obj object(String path, FieldShape.Fields shape) {
        var members = new TreeMap<String, Json>(rest(path));
        for (FieldShape.Member member : shape.members()) {
            Json value = value(PlacePaths.below(path, member.name()), member.shape());
            if (member.shape() instanceof FieldShape.Place && value instanceof Json.Obj place) {
                members.putAll(place.members());
            } else if (value != null) {
                members.put(member.name(), value);
            }
        }
        return new Json.Obj(members);
    }

    private @Nullable Json value(String path, FieldShape shape) {
        Json typed = typed(path, shape);
        if (typed != null || values.containsKey(DROPPED + path)) {
            return typed;
        }
        String kept = values.get(KEPT + path);
        return kept == null ? null : JsonText.parse(kept.getBytes(UTF_8));
    }

    /// @return null if nothing was filled in
    private @Nullable Json typed(String path, FieldShape shape) {
        return switch (shape) {
            case FieldShape.Fields fields -> {
                Json.Obj object = object(path, fields);
                yield object.members().isEmpty() ? null : object;
            }
            case FieldShape.Items(FieldShape item) -> items(path, item);
            case FieldShape.Localized _ -> byLanguage(path, new FieldShape.Text(FieldShape.Format.LONG), this::value);
            case FieldShape.ByLanguage(FieldShape.Fields edition) -> byLanguage(path, edition, this::item);
            case FieldShape.Questions _ -> {
                List<Json> questions = indices(path, "")
                        .map(i -> Json.of(text(PlacePaths.item(path, i))))
                        .toList();
                yield questions.isEmpty() ? null : new Json.Arr(questions);
            }
            case FieldShape.Place _
            when !text(OTHER + path).isBlank() ->
                Json.object().put("region", text(OTHER + path).strip()).build();
            default -> {
                String text = text(path);
                yield text.isBlank() ? null : scalar(text, shape);
            }
        };
    }

    private @Nullable Json items(String path, FieldShape shape) {
        List<Json> items = indices(path, EXISTS)
                .map(i -> item(PlacePaths.item(path, i), shape))
                .toList();
        return items.isEmpty() && !values.containsKey(EXISTS + path) ? null : new Json.Arr(items);
    }

    /// The item, even if empty.
    private Json item(String path, FieldShape shape) {
        Json value = value(path, shape);
        return value == null ? new Json.Obj(new TreeMap<>()) : value;
    }

    private interface Reading {
        @Nullable
        Json of(String path, FieldShape shape);
    }

    private @Nullable Json byLanguage(String path, FieldShape shape, Reading reading) {
        var members = new TreeMap<String, Json>(rest(path));
        String begin = path + ".";
        values.keySet().stream()
                .map(name -> name.startsWith(EXISTS) || name.startsWith(KEPT) ? name.substring(1) : name)
                .filter(name -> name.startsWith(begin))
                .map(name -> name.substring(begin.length()))
                .filter(name -> name.matches("[A-Za-z0-9-]+"))
                .distinct()
                .forEach(language -> {
                    Json value = reading.of(begin + language, shape);
                    if (value != null) {
                        members.put(language, value);
                    }
                });
        return members.isEmpty() ? null : new Json.Obj(members);
    }

    private Map<String, Json> rest(String path) {
        String rest = values.get(REST + path);
        return rest != null && JsonText.parse(rest.getBytes(UTF_8)) instanceof Json.Obj(var members)
                ? members
                : Map.of();
    }

    /// The posted items of a list, in their order.
    private Stream<Integer> indices(String path, String mark) {
        String begin = mark + path + "[";
        return values.keySet().stream()
                .filter(name -> name.startsWith(begin) && name.endsWith("]"))
                .map(name -> name.substring(begin.length(), name.length() - 1))
                .filter(index -> index.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .sorted(Comparator.naturalOrder());
    }

    private static Json scalar(String text, FieldShape shape) {
        return switch (shape) {
            case FieldShape.Whole _ ->
                text.strip().matches("-?[0-9]{1,15}") ? Json.of(Long.parseLong(text.strip())) : Json.of(text.strip());
            case FieldShape.YesNo _ -> Json.of(Boolean.parseBoolean(text));
            case FieldShape.Place _ -> place(text);
            case FieldShape.Lines(boolean paragraphs) -> lines(text, paragraphs);
            default -> Json.of(text.replaceAll("\\s*[\r\n]+\\s*", " "));
        };
    }

    private static Json place(String chosen) {
        int colon = chosen.indexOf(':');
        return colon < 0
                ? Json.object().put("unstated", true).build()
                : Json.object()
                        .put(chosen.substring(0, colon), chosen.substring(colon + 1))
                        .build();
    }

    private static Json lines(String text, boolean paragraphs) {
        var items = new ArrayList<String>();
        for (String item : text.replace("\r", "").split(paragraphs ? "\n[ \t]*\n" : "\n", -1)) {
            String line = item.strip().replaceAll("\\s*\n\\s*", " ");
            if (!line.isEmpty()) {
                items.add(line);
            }
        }
        return Json.strings(items);
    }
}
