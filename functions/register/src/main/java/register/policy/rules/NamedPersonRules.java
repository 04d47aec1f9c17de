package register.policy.rules;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import register.json.Json;
import register.policy.Edition.NamedPerson;
import register.policy.PolicyVersion;
import register.policy.form.PolicyWriter;
import register.value.Sentence;

/// Rules for the persons named in texts: each has a placeholder there, and there are no others.
final class NamedPersonRules {
    private NamedPersonRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        List<NamedPerson> people = version.people();
        if (people.isEmpty()) {
            return;
        }
        findings.distinctIds(
                people.stream().map(NamedPerson::id).toList(),
                IntStream.range(0, people.size())
                        .mapToObj(i -> "persons[" + i + "].id")
                        .toList());
        for (int i = 0; i < people.size(); i++) {
            check(version, people.get(i), "persons[" + i + "]", findings);
        }
        misplaced("", PolicyWriter.version(version.withPeople(List.of())), people, false, findings);
    }

    private static void check(PolicyVersion version, NamedPerson named, String path, RuleFindings findings) {
        findings.slug(path + ".id", named.id());
        for (int i = 0; i < version.subprocessors().size(); i++) {
            if (version.subprocessors().get(i).id().equals(named.id())) {
                findings.add(path + ".id", named.id(), "own-id", Sentence.at("subprocessors[" + i + "].id"));
            }
        }
        findings.line(path + ".name", named.name());
        if (named.email() != null) {
            findings.mailAddress(path + ".email", named.email());
        }
        if (texts(version).noneMatch(text -> named.placeholders().stream().anyMatch(text::contains))) {
            findings.add(path, "", "person-unused", named.placeholders().getFirst());
        }
    }

    private static Stream<String> texts(PolicyVersion version) {
        return version.editions().values().stream()
                .flatMap(edition -> edition.sections().stream())
                .flatMap(section -> Stream.concat(section.paragraphs().stream(), section.bullets().stream()));
    }

    /// @param takes true if placeholders are allowed there
    private static void misplaced(
            String path, Json value, List<NamedPerson> people, boolean takes, RuleFindings findings) {
        switch (value) {
            case Json.Obj object ->
                object.members()
                        .forEach((name, member) -> misplaced(
                                path.isEmpty() ? name : path + "." + name,
                                member,
                                people,
                                path.startsWith("editions.") && (name.equals("paragraphs") || name.equals("bullets")),
                                findings));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    misplaced(path + "[" + i + "]", array.items().get(i), people, takes, findings);
                }
            }
            case Json.Str(String text) ->
                people.stream()
                        .flatMap(named -> wrong(named, takes))
                        .filter(text::contains)
                        .findFirst()
                        .ifPresent(placeholder -> findings.add(path, text, "person-misplaced", placeholder));
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private static Stream<String> wrong(NamedPerson named, boolean takes) {
        if (!takes) {
            return named.placeholders().stream();
        }
        return named.name() != null && named.email() == null
                ? Stream.of(named.placeholders().getLast())
                : Stream.empty();
    }
}
