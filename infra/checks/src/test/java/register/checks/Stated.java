package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import register.json.CanonicalJson;
import register.json.Json;
import register.value.Language;
import register.value.Sha256;

/// The content of a register's entry, which every surface must match.
///
/// @param content with the names of persons who were not redacted
/// @param facts all that it states
/// @param languages of its editions
record Stated(
        String policy,
        String date,
        int revision,
        long sequence,
        String status,
        String contentHash,
        String entryHash,
        Json.Obj content,
        List<Fact> facts,
        List<Language> languages) {
    private static final Set<String> BESIDE = Set.of("subprocessorId", "personId", "redacted", "person");

    /// The last revision of each date, and those before it, as served by the register.
    static List<Stated> all(RegisterHere register, String policy) throws Exception {
        var all = new ArrayList<Stated>();
        Json.Obj versions = RegisterHere.parsed(register.text("/v1/policies/" + policy + "/versions?limit=100"));
        for (Json.Obj version : SoundFile.items(versions, "versions")) {
            for (int revision = number(version, "revision"); revision > 0; revision--) {
                all.add(of(RegisterHere.parsed(register.text("/v1/policies/" + policy + "/versions/"
                        + SoundFile.text(version, "effectiveDate") + "?revision=" + revision))));
            }
        }
        return all;
    }

    private static Stated of(Json.Obj version) {
        Json.Obj content = SchemaMembers.object(version, "content");
        String hash = SoundFile.text(version, "contentHash");
        assertEquals(Sha256.of(CanonicalJson.bytes(content)).hex(), hash);
        Json.Obj named = named(content, SoundFile.items(version, "persons"));
        return new Stated(
                SoundFile.text(version, "policy"),
                SoundFile.text(version, "effectiveDate"),
                number(version, "revision"),
                number(version, "sequence"),
                SoundFile.text(version, "status"),
                hash,
                SoundFile.text(version, "entryHash"),
                named,
                Fact.of(named),
                SchemaMembers.object(content, "editions").members().keySet().stream()
                        .map(Language::new)
                        .toList());
    }

    /// The content with the data stored beside the log.
    private static Json.Obj named(Json.Obj content, List<Json.Obj> persons) {
        Json.Obj all = named(content, "subprocessors", "subprocessorId", persons);
        return content.get("persons") == null ? all : named(all, "persons", "personId", persons);
    }

    private static Json.Obj named(Json.Obj content, String list, String id, List<Json.Obj> persons) {
        var all = new ArrayList<Json>();
        for (Json.Obj of : SoundFile.items(content, list)) {
            var members = new TreeMap<>(of.members());
            for (Json.Obj person : persons) {
                if (SoundFile.text(person, id).equals(SoundFile.text(of, "id"))) {
                    person.members().forEach((name, value) -> {
                        if (!BESIDE.contains(name)) {
                            members.put(name, value);
                        }
                    });
                    if (person.get("redacted") != Json.Bool.TRUE) {
                        members.remove("person");
                    }
                }
            }
            all.add(new Json.Obj(members));
        }
        return SoundFile.with(content, list, Json.array(all));
    }

    /// As pages show them: texts have their persons' names. Removed names are checked elsewhere.
    List<Fact> shown() {
        return facts.stream()
                .map(fact -> fact.naming(SoundFile.items(content, "persons")))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What the list states, without the company's details, which have the same members as those of subprocessors.
    List<Fact> ofList() {
        return Fact.of(SoundFile.with(content, "company", Json.Null.NULL)).stream()
                .filter(fact -> !fact.isOf(Set.of("edition", "section", "namedPerson")))
                .toList();
    }

    /// What a comparison with an earlier version states as new: subprocessors, and the company or groups if that one
    /// has none.
    List<Fact> newSince(Stated earlier) {
        Set<String> before = SoundFile.items(earlier.content(), "subprocessors").stream()
                .map(each -> SoundFile.text(each, "id"))
                .collect(Collectors.toSet());
        Json.Builder added = Json.object()
                .put(
                        "subprocessors",
                        Json.array(SoundFile.items(content, "subprocessors").stream()
                                .filter(each -> !before.contains(SoundFile.text(each, "id")))
                                .toList()));
        for (String whole : List.of("company", "groups")) {
            if (earlier.content().get(whole) == null) {
                added.put(whole, content.get(whole));
            }
        }
        return Fact.of(added.build());
    }

    /// Values of redacted persons, unless a later version states them about someone else.
    Set<String> redacted() {
        var ids = new HashSet<String>();
        for (String list : List.of("subprocessors", "persons")) {
            SoundFile.items(content, list).stream()
                    .filter(each -> each.get("person") != null)
                    .forEach(each -> ids.add(SoundFile.text(each, "id")));
        }
        return ids;
    }

    static int number(Json.Obj of, String name) {
        return of.get(name) instanceof Json.Num number ? (int) number.value() : 0;
    }

    static byte[] bytes(Json json) {
        return CanonicalJson.text(json).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return policy + " " + date + " revision " + revision;
    }
}
