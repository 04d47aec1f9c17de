package register.checks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import register.json.Json;

/// Makes a file that matches the schema also obey the rules that concern several places at once.
final class SoundFile {
    private SoundFile() {}

    static Json.Obj made(Json.Obj file, Random random) {
        var members = new TreeMap<>(file.members());
        members.put(
                "subprocessors",
                Json.array(items(file, "subprocessors").stream()
                        .map(SoundFile::withoutItself)
                        .toList()));
        var engaged = new TreeSet<String>();
        if (file.get("groups") == null) {
            engagements(file).forEach(engagement -> engaged.add(text(engagement, "category")));
        } else {
            members.putAll(grouped(new Json.Obj(members), engaged).members());
        }
        var editions = new TreeMap<String, Json>();
        SchemaMembers.object(file, "editions").members().forEach((language, edition) -> {
            boolean prevails = language.equals(text(file, "authoritativeLanguage"));
            String status = editions.isEmpty() || prevails ? "original" : text((Json.Obj) edition, "status");
            editions.put(
                    language,
                    with(
                            with((Json.Obj) edition, "status", Json.of(status)),
                            "sections",
                            sections(items((Json.Obj) edition, "sections"), engaged, random)));
        });
        if (editions.values().stream()
                .anyMatch(edition -> texts((Json.Obj) edition).isEmpty())) {
            members.remove("persons");
        }
        List<Json.Obj> persons = items(new Json.Obj(members), "persons");
        editions.replaceAll((_, edition) -> persons.isEmpty() ? edition : naming((Json.Obj) edition, persons));
        members.put("editions", new Json.Obj(editions));
        return new Json.Obj(members);
    }

    /// In a file with groups of its own, each engagement belongs to one of them in turn; without any if none states
    /// a category. No group is empty.
    ///
    /// @param engaged gets their ids
    private static Json.Obj grouped(Json.Obj file, SortedSet<String> engaged) {
        boolean stated = engagements(file).anyMatch(each -> each.get("category") != null);
        List<Json.Obj> groups = stated ? items(file, "groups") : List.of();
        var subprocessors = new ArrayList<Json>();
        int turn = 0;
        for (Json.Obj subprocessor : items(file, "subprocessors")) {
            var engagements = new ArrayList<Json>();
            for (Json.Obj engagement : items(subprocessor, "engagements")) {
                if (groups.isEmpty()) {
                    engagements.add(with(engagement, "category", Json.Null.NULL));
                } else {
                    String id = text(groups.get(turn++ % groups.size()), "id");
                    engaged.add(id);
                    engagements.add(with(engagement, "category", Json.of(id)));
                }
            }
            subprocessors.add(with(subprocessor, "engagements", Json.array(engagements)));
        }
        List<Json> full = groups.stream()
                .filter(group -> engaged.contains(text(group, "id")))
                .<Json>map(group -> group)
                .toList();
        return with(with(file, "subprocessors", Json.array(subprocessors)), "groups", Json.array(full));
    }

    private static Stream<Json.Obj> engagements(Json.Obj file) {
        return items(file, "subprocessors").stream().flatMap(each -> items(each, "engagements").stream());
    }

    /// The sections with a text that may name a person, each with the text's name.
    private static SortedMap<Integer, String> texts(Json.Obj edition) {
        var texts = new TreeMap<Integer, String>();
        List<Json.Obj> sections = items(edition, "sections");
        for (int i = 0; i < sections.size(); i++) {
            for (String name : List.of("paragraphs", "bullets")) {
                if (sections.get(i).get(name) instanceof Json.Arr all
                        && !all.items().isEmpty()) {
                    texts.put(i, name);
                }
            }
        }
        return texts;
    }

    /// Each person of a file is named by each edition.
    private static Json.Obj naming(Json.Obj edition, List<Json.Obj> persons) {
        SortedMap<Integer, String> texts = texts(edition);
        var sections = new ArrayList<Json>(items(edition, "sections"));
        Json.Obj section = (Json.Obj) sections.get(texts.firstKey());
        String name = Objects.requireNonNull(texts.get(texts.firstKey()));
        var lines = new ArrayList<>(((Json.Arr) Objects.requireNonNull(section.get(name))).items());
        var line = new StringBuilder(((Json.Str) lines.getLast()).value());
        for (Json.Obj person : persons) {
            String id = text(person, "id");
            line.append(" {").append(id).append('}');
            if (person.get("email") != null) {
                line.append(", {").append(id).append(".email}");
            }
        }
        lines.set(lines.size() - 1, Json.of(line.toString()));
        sections.set(texts.firstKey(), with(section, name, Json.array(lines)));
        return with(edition, "sections", Json.array(sections));
    }

    /// A subprocessor cannot engage itself.
    private static Json withoutItself(Json.Obj subprocessor) {
        return text(subprocessor, "id").equals(text(subprocessor, "parentId"))
                ? with(subprocessor, "parentId", Json.Null.NULL)
                : subprocessor;
    }

    /// Each table occurs once, and only if it has rows.
    private static Json sections(List<Json.Obj> sections, SortedSet<String> engaged, Random random) {
        var tables = new ArrayList<>(engaged);
        Collections.shuffle(tables, random);
        return Json.array(sections.stream()
                .map(section -> {
                    if (section.get("table") == null) {
                        return section;
                    }
                    Json.Obj without = with(section, "table", Json.Null.NULL);
                    if (!tables.isEmpty()) {
                        return with(without, "table", Json.of(tables.removeFirst()));
                    }
                    return without.members().isEmpty() ? with(without, "bullets", Json.strings(List.of("…"))) : without;
                })
                .toList());
    }

    static List<Json.Obj> items(Json.Obj of, String name) {
        return of.get(name) instanceof Json.Arr all
                ? all.items().stream().map(Json.Obj.class::cast).toList()
                : List.of();
    }

    static String text(Json.Obj of, String name) {
        return of.get(name) instanceof Json.Str text ? text.value() : "";
    }

    /// @param value `Json.Null` removes the member
    static Json.Obj with(Json.Obj of, String name, Json value) {
        var members = new TreeMap<>(of.members());
        if (value == Json.Null.NULL) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return new Json.Obj(members);
    }
}
