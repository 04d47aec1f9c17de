package register.policyfile;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.rules.DataTerms;
import register.policy.rules.RuleWords;
import register.policyfile.said.CountryNames;
import register.policyfile.said.FileWords;
import register.value.Language;
import register.value.Problem;
import register.value.Sentence;
import tools.jackson.databind.JsonNode;

/// Schema errors in the register's words, one for each place: if a mistake violates several keywords, only the most
/// telling one is reported.
final class SchemaWords {
    private static final List<String> ORDER =
            List.of("type", "additionalProperties", "required", "enum", "const", "format", "maxLength", "pattern");

    private final Json.Obj schema;
    /// The schema's descriptions of texts in several languages.
    private final List<Json> localized;

    SchemaWords(Json.Obj schema) {
        this.schema = schema;
        this.localized = Stream.of("localized", "localizedLine")
                .map(this::definition)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Problem> problems(List<Error> errors) {
        var all = new ArrayList<>(errors);
        all.sort(Comparator.comparingInt(error -> rank(error.getKeyword())));
        Map<String, Problem> byPath = new LinkedHashMap<>();
        for (Error error : all) {
            Problem problem = problem(error);
            byPath.putIfAbsent(problem.path(), problem);
        }
        return Misspellings.joined(List.copyOf(byPath.values()));
    }

    private static int rank(String keyword) {
        int rank = ORDER.indexOf(keyword);
        return rank < 0 ? ORDER.size() : rank;
    }

    private Problem problem(Error error) {
        String path = path(error.getInstanceLocation());
        JsonNode found = error.getInstanceNode();
        Optional<Json> choice = choice(error);
        if (choice.isPresent()) {
            return new Problem(path, "", expectedChoice(choice.get(), error));
        }
        Json around = at(error.getSchemaLocation().getFragment(), 1);
        return switch (error.getKeyword()) {
            case "required" -> {
                String name = error.getProperty();
                yield new Problem(PlacePaths.below(path, name), "", missing(around, name));
            }
            case "dependentRequired" -> {
                String name = lacking(around, error.getProperty(), found);
                yield new Problem(PlacePaths.below(path, name), "", missing(around, name));
            }
            case "additionalProperties" -> {
                String name = error.getProperty();
                JsonNode value = found.get(name);
                yield new Problem(PlacePaths.below(path, Problem.printable(name)), scalar(value), unknown(around));
            }
            default -> new Problem(path, scalar(found), expected(error, around));
        };
    }

    /// The missing field that another one requires.
    private static String lacking(Json around, String asking, JsonNode found) {
        return around instanceof Json.Obj object
                ? object.object("dependentRequired").texts(asking).stream()
                        .filter(name -> !found.has(name))
                        .findFirst()
                        .orElse(asking)
                : asking;
    }

    private static Sentence expected(Error error, Json around) {
        JsonNode wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            // YAML's reading of a text such as `as follows: this`.
            case "type" ->
                wanted.asString().equals("string") && error.getInstanceNode().isObject()
                        ? FileWords.say("colon")
                        : example(type(wanted.asString()), around);
            case "enum" -> oneOf(strings(wanted));
            case "const" -> FileWords.say("exactly", wanted);
            case "minProperties" -> names(around).isEmpty() ? FileWords.say("some-language") : someOf(names(around));
            case "minItems" -> RuleWords.say("at-least-one");
            case "minLength" -> RuleWords.say("some-text");
            case "maxLength" -> FileWords.say("most-characters", wanted);
            case "minimum", "maximum" ->
                RuleWords.say(
                        "range", String.valueOf(member(around, "minimum")), String.valueOf(member(around, "maximum")));
            case "format", "pattern" ->
                guessed(
                        Objects.requireNonNullElseGet(
                                Formats.expected(member(around, "format")), () -> FileWords.say("text-like", wanted)),
                        member(around, "format"),
                        scalar(error.getInstanceNode()));
            default -> FileWords.say("keyword", error.getKeyword(), wanted);
        };
    }

    /// The sentence, with the country or the term that is probably meant, if the text names one.
    private static Sentence guessed(Sentence expected, @Nullable String format, String found) {
        Optional<String> meant = switch (format) {
            case "country-code" -> CountryNames.code(found);
            case "personal-data-term" -> DataTerms.PERSONAL_DATA.meant(found);
            case "data-subject-term" -> DataTerms.DATA_SUBJECTS.meant(found);
            case null, default -> Optional.empty();
        };
        return meant.map(code -> FileWords.say("guess", expected, code)).orElse(expected);
    }

    /// The sentence with an example of the fields, if the file has a text in their place.
    private static Sentence example(Sentence expected, Json shape) {
        return shape instanceof Json.Obj object
                        && object.get("examples") instanceof Json.Arr examples
                        && examples.items().getFirst() instanceof Json.Obj example
                ? FileWords.say(
                        "such-as",
                        expected,
                        example.members().entrySet().stream()
                                .map(member -> member.getKey() + ": " + PolicyYamlText.inline(member.getValue()))
                                .collect(Collectors.joining(", ", "{", "}")))
                : expected;
    }

    private static Sentence type(String type) {
        return switch (type) {
            case "object" -> FileWords.say("fields");
            case "array" -> FileWords.say("a-list");
            case "string" -> FileWords.say("a-text");
            case "integer" -> FileWords.say("an-integer");
            case "boolean" -> FileWords.say("true-or-false");
            default -> FileWords.say("exactly", type);
        };
    }

    private static Sentence oneOf(List<String> words) {
        return RuleWords.say("one-of", String.join(", ", words));
    }

    private static Sentence unknown(Json around) {
        List<String> names = names(around);
        return names.isEmpty() ? FileWords.say("language-name") : FileWords.say("unknown", String.join(", ", names));
    }

    /// The expected value of a required field, with the field's description in the schema.
    private Sentence missing(Json around, String name) {
        if (!(around instanceof Json.Obj object
                && object.object("properties").get(name) instanceof Json.Obj property)) {
            return FileWords.say("missing");
        }
        String description = member(property, "description");
        return description == null
                ? FileWords.say("missing-wanted", wanted(property))
                : FileWords.say("missing-described", wanted(property), new Described(description));
    }

    /// A field's description in the schema, which is in English. Readers of other languages get its name and its hint.
    private record Described(String text) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            return language.equals(Language.ENGLISH) ? " (" + text + ")" : "";
        }
    }

    private @Nullable Json definition(String name) {
        return schema.object("$defs").get(name);
    }

    private Sentence wanted(Json.Obj property) {
        String definition = member(property, "$ref");
        if (definition != null
                && definition(definition.substring(definition.lastIndexOf('/') + 1)) instanceof Json.Obj defined) {
            return wanted(defined);
        }
        Sentence format = Formats.expected(member(property, "format"));
        String type = member(property, "type");
        if (format != null) {
            return format;
        }
        if (property.get("enum") != null) {
            return oneOf(property.texts("enum"));
        }
        if (type == null) {
            return FileWords.say("here");
        }
        return localized.contains(property) ? FileWords.say("texts") : type(type);
    }

    /// The choice (`oneOf`, `anyOf`) that the error is about, itself or one of its branches.
    private Optional<Json> choice(Error error) {
        NodePath path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount(); i++) {
            if (isChoice(path.getElement(i))) {
                return Optional.of(at(path, path.getNameCount() - i - 1));
            }
        }
        return Optional.empty();
    }

    private static Sentence expectedChoice(Json choice, Error error) {
        var names = new ArrayList<String>();
        if (choice instanceof Json.Arr branches) {
            for (Json branch : branches.items()) {
                if (branch instanceof Json.Obj object) {
                    names.addAll(object.texts("required"));
                }
            }
        }
        return String.valueOf(error.getSchemaLocation().getFragment()).contains("oneOf")
                ? FileWords.say("exactly-one-of", String.join(", ", names))
                : someOf(names);
    }

    private static boolean isChoice(Object element) {
        return "oneOf".equals(element) || "anyOf".equals(element);
    }

    private static Sentence someOf(List<String> names) {
        return FileWords.say("some-of", String.join(", ", names));
    }

    /// The part of the schema at `path` without its last `less` steps.
    private Json at(NodePath path, int less) {
        Json place = schema;
        for (int i = 0; i < path.getNameCount() - less; i++) {
            Object step = path.getElement(i);
            place = switch (place) {
                case Json.Obj object -> Objects.requireNonNull(object.get(String.valueOf(step)));
                case Json.Arr array -> array.items().get(Integer.parseInt(String.valueOf(step)));
                default -> throw new IllegalStateException("no such place in the schema: " + path);
            };
        }
        return place;
    }

    private static List<String> names(Json schema) {
        return schema instanceof Json.Obj object
                ? List.copyOf(object.object("properties").members().keySet())
                : List.of();
    }

    private static @Nullable String member(Json schema, String name) {
        Json member = schema instanceof Json.Obj object ? object.get(name) : null;
        return switch (member) {
            case null -> null;
            case Json.Str string -> string.value();
            case Json.Num number -> Long.toString(number.value());
            default -> null;
        };
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String scalar(@Nullable JsonNode node) {
        return node == null || node.isContainer() ? "" : node.asString();
    }

    private static String path(NodePath location) {
        String path = "";
        for (int i = 0; i < location.getNameCount(); i++) {
            path = location.getElement(i) instanceof Integer index
                    ? PlacePaths.item(path, index)
                    : PlacePaths.below(path, Problem.printable(String.valueOf(location.getElement(i))));
        }
        return path;
    }
}
