package register.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;

/// The members in the schema of a policy file, each named by its definition and its place there, e.g.
/// `subprocessor.contact.role`; a new member is included automatically.
final class SchemaMembers {
    /// Members that no generated file states first: a file with questions is refused; a commitment replaces a removed
    /// name; `namesThatStay` requires a text with the names.
    static final Set<String> NEVER_FIRST =
            Set.of("questions", "subprocessor.person", "namedPerson.person", "namesThatStay");

    private static final Json.Obj SCHEMA = schema();

    private SchemaMembers() {}

    private static Json.Obj schema() {
        try (InputStream in = Objects.requireNonNull(PolicyVersion.class.getResourceAsStream("policy.schema.json"))) {
            return (Json.Obj) JsonText.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A place in the schema.
    ///
    /// @param name of the member there; empty for the whole file
    /// @param kind its definition, format or type
    /// @param node the schema there, with references followed
    record Place(String name, String kind, Json.Obj node) {
        static final Place ROOT = new Place("", "file", SCHEMA);

        /// @throws AssertionError if an object has no such member
        Place member(String member) {
            if (isByLanguage()) {
                return of(
                        name,
                        object(object(node, "patternProperties")
                                .members()
                                .values()
                                .iterator()
                                .next()));
            }
            if (!(object(node, "properties").get(member) instanceof Json.Obj said)) {
                throw new AssertionError(join(member) + " is not in the schema");
            }
            return of(join(member), said);
        }

        /// Texts by language: editions too.
        boolean isByLanguage() {
            return node.get("patternProperties") != null;
        }

        Place item() {
            return of(name, object(node, "items"));
        }

        String join(String member) {
            return name.isEmpty() ? member : name + "." + member;
        }

        Set<String> members() {
            return object(node, "properties").members().keySet();
        }

        Set<String> required() {
            var required = new HashSet<>(strings(node, "required"));
            List<List<String>> open = alternatives("anyOf").stream()
                    .filter(names -> names.stream().map(this::join).noneMatch(NEVER_FIRST::contains))
                    .toList();
            if (open.size() == 1) {
                required.addAll(open.getFirst());
            }
            return required;
        }

        /// Sets of members of which an object has exactly one (`oneOf`), or at least one (`anyOf`).
        List<List<String>> alternatives(String of) {
            return node.get(of) instanceof Json.Arr all
                    ? all.items().stream()
                            .map(one -> strings(object(one), "required"))
                            .toList()
                    : List.of();
        }

        /// The target of a reference is named after its definition, if it has members of its own.
        private static Place of(String name, Json.Obj said) {
            if (said.get("$ref") instanceof Json.Str(String reference)) {
                String definition = reference.substring(reference.lastIndexOf('/') + 1);
                Json.Obj node = object(object(SCHEMA, "$defs"), definition);
                return new Place(node.get("properties") == null ? name : definition, definition, node);
            }
            String kind = said.get("format") instanceof Json.Str(String format)
                    ? format
                    : said.get("enum") != null
                            ? "enum"
                            : said.get("type") instanceof Json.Str(String type) ? type : "const";
            return new Place(name, kind, said);
        }
    }

    static Json.Obj object(Json.Obj in, String name) {
        return in.get(name) instanceof Json.Obj object ? object : new Json.Obj(new TreeMap<>());
    }

    static Json.Obj object(Json value) {
        return (Json.Obj) value;
    }

    private static List<String> strings(Json.Obj in, String name) {
        return in.get(name) instanceof Json.Arr names
                ? names.items().stream().map(each -> ((Json.Str) each).value()).toList()
                : List.of();
    }

    /// Everything that a file can state without one of them.
    ///
    /// @param without null for all
    static Set<String> reachable(@Nullable String without) {
        var all = new TreeSet<String>();
        collect(Place.ROOT, needing(without), all);
        return all;
    }

    /// The optional ones.
    static List<String> optional() {
        var all = new ArrayList<String>();
        optional(Place.ROOT, new HashSet<>(), all);
        return all;
    }

    /// A member, and the members that require it (`dependentRequired`), such as the file of a DPA and its hash.
    static Set<String> needing(@Nullable String member) {
        if (member == null) {
            return NEVER_FIRST;
        }
        var all = new HashSet<>(NEVER_FIRST);
        all.add(member);
        if (member.equals("subprocessor.naturalPerson")) {
            all.add("subprocessor.namesakes");
        } else if (member.equals("engagement.category")) {
            all.addAll(List.of("group.id", "group.name", "section.table"));
        }
        dependents(Place.ROOT, member, all);
        return all;
    }

    private static void dependents(Place place, String member, Set<String> all) {
        object(place.node(), "dependentRequired").members().forEach((name, needed) -> {
            if (((Json.Arr) needed)
                    .items().stream().anyMatch(one -> member.equals(place.join(((Json.Str) one).value())))) {
                all.add(place.join(name));
            }
        });
        for (String name : place.members()) {
            inside(place.member(name)).forEach(inner -> dependents(inner, member, all));
        }
    }

    private static void optional(Place place, Set<String> seen, List<String> all) {
        for (String member : place.members()) {
            String name = place.join(member);
            if (!NEVER_FIRST.contains(name) && seen.add(name)) {
                if (!place.required().contains(member)) {
                    all.add(name);
                }
                inside(place.member(member)).forEach(inner -> optional(inner, seen, all));
            }
        }
    }

    private static void collect(Place place, Set<String> without, Set<String> all) {
        for (String member : place.members()) {
            String name = place.join(member);
            if (!without.contains(name) && all.add(name)) {
                inside(place.member(member)).forEach(inner -> collect(inner, without, all));
            }
        }
    }

    /// The members at a place, if any.
    private static List<Place> inside(Place place) {
        if (place.node().get("items") != null) {
            return inside(place.item());
        }
        return place.isByLanguage() ? inside(place.member("")) : place.members().isEmpty() ? List.of() : List.of(place);
    }

    /// The members in a content.
    static Set<String> filled(Json content) {
        var filled = new TreeSet<String>();
        fill(Place.ROOT, content, filled);
        return filled;
    }

    private static void fill(Place place, Json value, Set<String> filled) {
        switch (value) {
            case Json.Obj object ->
                object.members().forEach((member, inner) -> {
                    if (!place.isByLanguage()) {
                        filled.add(place.join(member));
                    }
                    fill(place.member(member), inner, filled);
                });
            case Json.Arr array -> array.items().forEach(item -> fill(place.item(), item, filled));
            default -> {}
        }
    }
}
