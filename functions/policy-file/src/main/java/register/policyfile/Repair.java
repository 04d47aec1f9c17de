package register.policyfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policy.form.MalformedPolicyException;
import register.policy.form.PolicyCodec;
import register.policy.rules.PolicyRules;
import register.policyfile.said.FileWords;
import register.value.Problem;
import register.value.Sentence;

/// Checks the domain's rules on a document whose shape is wrong, so that an editor sees all problems at once. Wrong
/// values are left out or replaced by sound ones, and problems that may only follow from that are dropped.
final class Repair {
    /// Places where a mistake makes references elsewhere look broken.
    private static final Pattern REFERRED_TO = Pattern.compile(
            "subprocessors(\\[\\d+](\\.id|\\.engagements(\\[\\d+](\\.category)?)?)?)?|origin.*|editions\\.[^.]*");

    private static final Pattern REFERENCE = Pattern.compile(".*\\.(parentId|table)|editions");
    private static final Pattern UNSURE_OF_EDITIONS = Pattern.compile("|editions|editions\\.[^.]*");

    private final Json.Obj schema;
    private final Set<String> wrong = new HashSet<>();

    private Repair(Json.Obj schema, List<Problem> problems) {
        this.schema = schema;
        problems.forEach(problem -> wrong.add(problem.path()));
    }

    /// The findings on a document beyond its known problems.
    ///
    /// @param problems rules that it breaks
    /// @param version as far as it can be read; null if it cannot
    record Further(List<Problem> problems, @Nullable PolicyVersion version) {
        private static final Further NOTHING = new Further(List.of(), null);

        Further {
            problems = List.copyOf(problems);
        }
    }

    static Further further(Json document, Json.Obj schema, List<Problem> known) {
        if (!hasEditions(document)
                || known.stream()
                        .anyMatch(one -> UNSURE_OF_EDITIONS.matcher(one.path()).matches())) {
            return Further.NOTHING;
        }
        Json repaired = Objects.requireNonNull(new Repair(schema, known).fit(document, schema, ""));
        PolicyVersion version;
        try {
            version = PolicyCodec.decode(repaired);
        } catch (MalformedPolicyException e) {
            // The schema permits it, as it does a tag that names no language.
            return new Further(List.of(unfit(e)), null);
        }
        return new Further(beside(PolicyRules.problems(version), known), version);
    }

    /// The problems that do not follow from known ones: none is within a place of theirs, around it, or a reference to
    /// what is wrong.
    static List<Problem> beside(List<Problem> found, List<Problem> known) {
        var wrong = new HashSet<String>();
        var around = new HashSet<String>();
        for (Problem one : known) {
            wrong.add(one.path());
            around.addAll(andAbove(one.path()));
        }
        boolean referred =
                known.stream().anyMatch(one -> REFERRED_TO.matcher(one.path()).matches());
        return found.stream()
                .filter(problem -> !around.contains(problem.path())
                        && andAbove(problem.path()).stream().noneMatch(wrong::contains)
                        && !(referred && REFERENCE.matcher(problem.path()).matches()))
                .toList();
    }

    /// A place, and all that contain it.
    private static List<String> andAbove(String path) {
        var places = new ArrayList<String>();
        for (String place = path; !place.isEmpty(); place = PlacePaths.above(place)) {
            places.add(place);
        }
        places.add("");
        return places;
    }

    /// True if the document has `editions`. The problems do not show this, because they name a misspelled field as
    /// it is written.
    private static boolean hasEditions(Json document) {
        return document instanceof Json.Obj root
                && root.get("editions") instanceof Json.Obj editions
                && !editions.members().isEmpty();
    }

    /// The value in the schema's shape; null if it is wrong in itself.
    private @Nullable Json fit(@Nullable Json value, Json.Obj shape, String path) {
        Json.Obj resolved = resolved(shape);
        if (resolved.text("type").equals("object")) {
            return value instanceof Json.Obj object ? object(object, resolved, path) : null;
        }
        if (resolved.get("items") instanceof Json.Obj items) {
            return value instanceof Json.Arr array ? array(array, resolved, items, path) : null;
        }
        return wrong.contains(path) ? null : value;
    }

    private Json object(Json.Obj object, Json.Obj shape, String path) {
        var members = new TreeMap<String, Json>();
        Set<String> required = new HashSet<>(shape.texts("required"));
        shape.object("properties").members().forEach((name, property) -> {
            Json member = fit(object.get(name), (Json.Obj) property, PlacePaths.below(path, name));
            boolean empty =
                    member instanceof Json.Obj fields && fields.members().isEmpty();
            if (member != null && !(empty && resolved((Json.Obj) property).get("minProperties") != null)) {
                members.put(name, member);
            } else if (required.contains(name)) {
                members.put(name, standIn((Json.Obj) property));
            }
        });
        if (shape.get("patternProperties") instanceof Json.Obj patterns) {
            patterns.members()
                    .forEach((pattern, property) -> object.members().forEach((name, value) -> {
                        String place = PlacePaths.below(path, name);
                        if (Pattern.matches(pattern, name)) {
                            Json member = fit(value, (Json.Obj) property, place);
                            members.put(name, member == null ? standIn((Json.Obj) property) : member);
                        }
                    }));
        }
        Json.Obj dependencies = shape.object("dependentRequired");
        dependencies.members().keySet().stream()
                .filter(name -> !members.keySet().containsAll(dependencies.texts(name)))
                .forEach(members::remove);
        if (shape.get("anyOf") != null && !members.containsKey("legalName") && !members.containsKey("person")) {
            members.putIfAbsent("displayName", Json.of("x"));
        }
        return new Json.Obj(members);
    }

    private Json array(Json.Arr array, Json.Obj shape, Json.Obj items, String path) {
        var fitting = new ArrayList<Json>();
        for (Json item : array.items()) {
            Json fit = fit(item, items, PlacePaths.item(path, fitting.size()));
            fitting.add(fit == null ? standIn(items) : fit);
        }
        if (fitting.isEmpty() && shape.get("minItems") != null) {
            fitting.add(standIn(items));
        }
        return new Json.Arr(fitting);
    }

    /// A sound value in place of a missing or wrong one.
    private Json standIn(Json.Obj shape) {
        Json.Obj resolved = resolved(shape);
        if (resolved.get("enum") instanceof Json.Arr words) {
            return words.items().getFirst();
        }
        if (resolved.get("examples") instanceof Json.Arr examples) {
            return examples.items().getFirst();
        }
        return switch (resolved.text("type")) {
            case "object" -> object(Json.object().build(), resolved, "(stand-in)");
            case "array" ->
                resolved.get("items") instanceof Json.Obj items
                        ? array(new Json.Arr(List.of()), resolved, items, "(stand-in)")
                        : new Json.Arr(List.of());
            case "integer" -> Json.of(1);
            case "string" -> Json.of("x");
            default -> Json.of(true);
        };
    }

    private Json.Obj resolved(Json.Obj shape) {
        if (!(shape.get("$ref") instanceof Json.Str reference)) {
            return shape;
        }
        String name = reference.value().substring("#/$defs/".length());
        return (Json.Obj) Objects.requireNonNull(((Json.Obj) Objects.requireNonNull(schema.get("$defs"))).get(name));
    }

    /// The problem of a value that the schema permits and the model refuses. A tag of no language, `und`, is reported
    /// in the reader's language, anything else in English.
    static Problem unfit(MalformedPolicyException e) {
        Problem problem = e.problem();
        String name = problem.path().substring(problem.path().lastIndexOf('.') + 1);
        Sentence known = FileWords.say("no-language", name);
        return known.english().equals(problem.expected())
                ? new Problem(problem.path(), problem.value(), known)
                : problem;
    }
}
