package register.editor.form;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policyfile.PersonQuestions;

/// Creates missing ids from names, so that a person who fills in a form need not know about them. Features of the
/// same name share an id.
public final class NewIds {
    private static final int LONGEST = 40;
    /// An id is permanent, and must not contain a natural person's name.
    private static final String NAMELESS = "subprocessor";

    private NewIds() {}

    /// The content with an id for each group, subprocessor, engagement and feature that has a name but no id.
    public static Json.Obj in(Json.Obj document) {
        return document.get("groups") instanceof Json.Arr groups
                ? listed(document.with("groups", filled(groups, List.of("name"))))
                : listed(document);
    }

    private static Json.Obj listed(Json.Obj document) {
        if (!(document.get("subprocessors") instanceof Json.Arr subprocessors)) {
            return document;
        }
        Json filled = filled(subprocessors, List.of("displayName", "legalName"));
        filled = Json.array(((Json.Arr) filled).items(), NewIds::engagements);
        return document.with("subprocessors", features(filled));
    }

    private static Json engagements(Json subprocessor) {
        return subprocessor instanceof Json.Obj object && object.get("engagements") instanceof Json.Arr engagements
                ? object.with("engagements", filled(engagements, List.of("service")))
                : subprocessor;
    }

    /// One name in one language is enough: the others may be filled in later, and the id stays.
    private static Json features(Json subprocessors) {
        var known = new LinkedHashMap<String, String>();
        eachFeature(subprocessors, feature -> {
            if (feature.get("id") instanceof Json.Str(String id)) {
                names(feature).forEach(name -> known.putIfAbsent(name, id));
            }
            return feature;
        });
        return eachFeature(subprocessors, feature -> {
            List<String> names = names(feature);
            if (names.isEmpty() || feature.get("id") != null) {
                return feature;
            }
            Optional<String> id =
                    names.stream().filter(known::containsKey).map(known::get).findFirst();
            Json.Obj whole = id.isPresent()
                    ? feature.with("id", Json.of(id.get()))
                    : with(feature, List.of("name"), new HashSet<>(known.values()));
            if (whole.get("id") instanceof Json.Str(String fresh)) {
                names.forEach(name -> known.putIfAbsent(name, fresh));
            }
            return whole;
        });
    }

    /// A feature's names, each with its language and in lower case, without open questions.
    private static List<String> names(Json.Obj feature) {
        return feature.get("name") instanceof Json.Obj(var texts)
                ? texts.entrySet().stream()
                        .filter(text -> text.getValue() instanceof Json.Str && !FormTree.isQuestion(text.getValue()))
                        .map(text -> text.getKey() + " "
                                + ((Json.Str) text.getValue()).value().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    private static Json eachFeature(Json within, UnaryOperator<Json.Obj> change) {
        return switch (within) {
            case Json.Arr(var items) -> Json.array(items, item -> eachFeature(item, change));
            case Json.Obj(var given) -> {
                var members = new TreeMap<>(given);
                members.replaceAll((name, member) -> name.equals("feature") && member instanceof Json.Obj feature
                        ? change.apply(feature)
                        : eachFeature(member, change));
                yield new Json.Obj(members);
            }
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> within;
        };
    }

    private static Json filled(Json.Arr list, List<String> names) {
        Set<String> taken = new HashSet<>();
        for (Json item : list.items()) {
            if (item instanceof Json.Obj object && object.get("id") instanceof Json.Str(String id)) {
                taken.add(id);
            }
        }
        var items = new ArrayList<Json>();
        for (Json item : list.items()) {
            items.add(item instanceof Json.Obj object && object.get("id") == null ? with(object, names, taken) : item);
        }
        return new Json.Arr(items);
    }

    private static Json.Obj with(Json.Obj item, List<String> names, Set<String> taken) {
        String named = names.stream()
                .map(name -> slug(item.get(name)))
                .filter(made -> !made.isEmpty())
                .findFirst()
                .orElse("");
        if (named.isEmpty()) {
            return item;
        }
        String slug = PersonQuestions.perhaps(item) ? NAMELESS : named;
        String id = slug;
        for (int i = 2; !taken.add(id); i++) {
            id = slug + "-" + i;
        }
        return item.with("id", Json.of(id));
    }

    /// The slug of a text, or of the first of several languages whose letters yield one. An open question yields
    /// none.
    private static String slug(@Nullable Json named) {
        return switch (named) {
            case Json.Str(String text) when !FormTree.isQuestion(named) -> slug(text);
            case Json.Obj(var texts) ->
                texts.values().stream()
                        .map(NewIds::slug)
                        .filter(made -> !made.isEmpty())
                        .findFirst()
                        .orElse("");
            case null, default -> "";
        };
    }

    /// The slug of a name; empty if none of its letters yields one.
    public static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ı", "i")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
        return cut.replaceAll("^-+|-+$", "");
    }
}
