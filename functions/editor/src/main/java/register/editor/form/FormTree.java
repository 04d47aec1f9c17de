package register.editor.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.page.Html;
import register.policy.Country;
import register.policyfile.PlacePaths;

/// A file's content as parts of a form. Nothing is lost: content that no field can show is kept beside it.
public final class FormTree {
    /// Texts of one or two words.
    private static final Set<String> SHORT = Set.of("service", "place", "name", "role");

    private final List<String> languages;

    private FormTree(List<String> languages) {
        this.languages = languages;
    }

    public static FormNode.Group of(Json.Obj document) {
        return new FormTree(languages(document)).group("", Shapes.ofPolicy(), document);
    }

    /// The editions' languages: the company's own text first.
    private static List<String> languages(Json.Obj document) {
        return document.get("editions") instanceof Json.Obj(var editions)
                ? editions.entrySet().stream()
                        .sorted(Comparator.comparing(edition -> !isOriginal(edition.getValue())))
                        .map(Map.Entry::getKey)
                        .toList()
                : List.of();
    }

    private static boolean isOriginal(Json edition) {
        return edition instanceof Json.Obj object && object.text("status").equals("original");
    }

    /// True for an open question: a text that begins with a question mark.
    public static boolean isQuestion(@Nullable Json value) {
        return value instanceof Json.Str(String text) && text.startsWith("?");
    }

    /// True for a list in which each item is an open question.
    public static boolean isOfQuestions(@Nullable Json value) {
        return value instanceof Json.Arr(var items)
                && !items.isEmpty()
                && items.stream().allMatch(FormTree::isQuestion);
    }

    private FormNode.Group group(String path, FieldShape.Fields shape, @Nullable Json value) {
        Json.Obj object = value instanceof Json.Obj given ? given : new Json.Obj(new TreeMap<>());
        var rest = new TreeMap<>(object.members());
        var children = new ArrayList<FormNode>();
        for (FieldShape.Member member : shape.members()) {
            String place = PlacePaths.below(path, member.name());
            if (member.shape() instanceof FieldShape.Place) {
                children.add(place(place, member, object));
                Shapes.PLACE.forEach(rest::remove);
            } else {
                children.add(node(place, member, object.get(member.name())));
                rest.remove(member.name());
            }
        }
        return new FormNode.Group(path, shape, children, value instanceof Json.Obj ? null : value, new Json.Obj(rest));
    }

    private FormNode node(String path, FieldShape.Member member, @Nullable Json value) {
        return switch (member.shape()) {
            case FieldShape.Fields fields -> {
                FormNode.Group group = group(path, fields, value);
                boolean empty =
                        value instanceof Json.Obj object && object.members().isEmpty();
                yield empty ? new FormNode.Group(path, group.shape(), group.children(), value, group.rest()) : group;
            }
            case FieldShape.Items(FieldShape item) -> listed(path, member, item, value);
            case FieldShape.Localized _ -> texts(path, member, value);
            case FieldShape.ByLanguage(FieldShape.Fields edition) -> editions(path, edition, value);
            case FieldShape.Questions _ -> asked(path, value);
            default -> field(path, member, value);
        };
    }

    private FormNode listed(String path, FieldShape.Member member, FieldShape shape, @Nullable Json value) {
        var items = new ArrayList<FormNode>();
        if (value instanceof Json.Arr(var given)) {
            for (int i = 0; i < given.size(); i++) {
                String place = PlacePaths.item(path, i);
                items.add(
                        shape instanceof FieldShape.Fields fields
                                ? group(place, fields, given.get(i))
                                : texts(place, member, given.get(i)));
            }
        }
        boolean isList = value instanceof Json.Arr;
        return new FormNode.Listed(path, member, items, isList, isList ? null : value);
    }

    private FormNode.Texts texts(String path, FieldShape.Member member, @Nullable Json value) {
        var rest = new TreeMap<>(value instanceof Json.Obj object ? object.members() : new TreeMap<String, Json>());
        Set<String> shown = new LinkedHashSet<>(languages);
        shown.removeIf(language -> !isTag(language));
        rest.keySet().stream().filter(FormTree::isTag).forEach(shown::add);
        var texts = new ArrayList<FormNode.Field>();
        for (String language : shown) {
            FieldShape.Format format = SHORT.contains(member.name()) ? FieldShape.Format.LINE : FieldShape.Format.LONG;
            FieldShape.Member one =
                    new FieldShape.Member(language, member.word(), new FieldShape.Text(format), member.required());
            texts.add(field(PlacePaths.below(path, language), one, rest.remove(language)));
        }
        boolean isWhole = value instanceof Json.Obj object && !object.members().isEmpty();
        return new FormNode.Texts(path, member, texts, isWhole ? null : value, new Json.Obj(rest));
    }

    private FormNode editions(String path, FieldShape.Fields shape, @Nullable Json value) {
        var editions = new LinkedHashMap<String, FormNode.Group>();
        var rest = new TreeMap<String, Json>();
        if (value instanceof Json.Obj(var members)) {
            rest.putAll(members);
            for (String language : languages) {
                if (isTag(language)) {
                    editions.put(language, group(PlacePaths.below(path, language), shape, rest.remove(language)));
                }
            }
        }
        return new FormNode.Editions(path, editions, value instanceof Json.Obj ? null : value, new Json.Obj(rest));
    }

    private static FormNode asked(String path, @Nullable Json value) {
        boolean plain = value instanceof Json.Arr(var items)
                && !items.isEmpty()
                && items.stream()
                        .allMatch(item -> item instanceof Json.Str(String text) && isPlain(text) && !text.isBlank());
        List<String> questions = value instanceof Json.Arr(var items) && plain
                ? items.stream().map(item -> ((Json.Str) item).value()).toList()
                : List.of();
        return new FormNode.QuestionList(path, questions, plain ? null : value);
    }

    private static FormNode.Field place(String path, FieldShape.Member member, Json.Obj location) {
        var stated = new TreeMap<String, Json>();
        Shapes.PLACE.forEach(name -> {
            Json value = location.get(name);
            if (value != null) {
                stated.put(name, value);
            }
        });
        String shown = "";
        if (stated.size() == 1) {
            shown = switch (stated.firstEntry().getValue()) {
                case Json.Str(String code)
                when stated.containsKey("country") && Country.isCode(code) -> "country:" + code;
                case Json.Str(String name)
                when stated.containsKey("region") && name.matches("[A-Z][A-Z0-9-]{1,19}") -> "region:" + name;
                case Json.Bool flag when stated.containsKey("unstated") && flag == Json.Bool.TRUE -> "unstated";
                default -> "";
            };
        }
        return new FormNode.Field(
                path, member, shown, shown.isEmpty() && !stated.isEmpty() ? new Json.Obj(stated) : null);
    }

    private static FormNode.Field field(String path, FieldShape.Member member, @Nullable Json value) {
        String shown = value == null || isQuestion(value) || isOfQuestions(value) ? "" : shown(member.shape(), value);
        return new FormNode.Field(path, member, shown, shown.isEmpty() ? value : null);
    }

    /// The value as an input shows it; empty if none can.
    private static String shown(FieldShape shape, Json value) {
        return switch (shape) {
            case FieldShape.Text(FieldShape.Format format) ->
                value instanceof Json.Str(String text) && !text.isBlank() && fits(format, text) ? text : "";
            case FieldShape.Choice(var terms) ->
                value instanceof Json.Str(String term) && terms.contains(term) ? term : "";
            case FieldShape.Whole _ -> value instanceof Json.Num(long number) ? Long.toString(number) : "";
            case FieldShape.YesNo _ -> value instanceof Json.Bool flag ? Boolean.toString(flag == Json.Bool.TRUE) : "";
            case FieldShape.Lines(boolean paragraphs) ->
                value instanceof Json.Arr(var items) ? lines(items, paragraphs) : "";
            default -> "";
        };
    }

    private static boolean fits(FieldShape.Format format, String text) {
        return switch (format) {
            case COUNTRY -> Country.isCode(text);
            case DATE -> isDate(text);
            case DATE_TIME ->
                text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}") && isDate(text.substring(0, 10));
            default -> isPlain(text);
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() >= 1000 && text.length() == 10;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// True if an input returns it unchanged.
    private static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> c == '\n' || c == '\r' || c == 0 || Html.isHarmful(c));
    }

    private static String lines(List<Json> items, boolean paragraphs) {
        boolean plain = items.stream()
                .allMatch(item -> item instanceof Json.Str(String text)
                        && isPlain(text)
                        && text.equals(text.strip())
                        && !text.isEmpty());
        return plain
                ? items.stream()
                        .map(item -> ((Json.Str) item).value())
                        .collect(Collectors.joining(paragraphs ? "\n\n" : "\n"))
                : "";
    }

    private static boolean isTag(String name) {
        return name.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");
    }
}
