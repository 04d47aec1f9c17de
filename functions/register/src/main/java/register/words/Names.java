package register.words;

import java.util.List;
import java.util.TreeMap;
import register.policy.Edition;
import register.policy.Edition.NamedPerson;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;

/// Names of subprocessors as people read them.
public final class Names {
    private Names() {}

    /// The legal name, else the display name; of a person who was redacted, words that say so.
    public static String of(Subprocessor subprocessor, Words glossary) {
        return subprocessor.redacted() ? glossary.get("name-removed") : subprocessor.name();
    }

    /// A version with the names of persons in its texts, as people read them.
    public static PolicyVersion spelled(PolicyVersion version) {
        if (version.people().isEmpty()) {
            return version;
        }
        var spelled = new TreeMap<>(version.editions());
        spelled.replaceAll((language, edition) -> {
            String removed = Words.glossary().in(language).get("name-removed");
            return new Edition(
                    edition.status(),
                    edition.title(),
                    edition.provider(),
                    edition.sections().stream()
                            .map(section -> new Section(
                                    section.heading(),
                                    spelled(section.paragraphs(), version.people(), removed),
                                    spelled(section.bullets(), version.people(), removed),
                                    section.table()))
                            .toList());
        });
        return version.withEditions(spelled);
    }

    private static List<String> spelled(List<String> texts, List<NamedPerson> people, String removed) {
        return texts.stream()
                .map(text -> {
                    String spelled = text;
                    for (NamedPerson named : people) {
                        spelled = named.in(spelled, removed);
                    }
                    return spelled;
                })
                .toList();
    }

    /// The name of one that a version lists; its id where it lists none of that.
    public static String of(PolicyVersion version, String id, Words glossary) {
        return version.subprocessors().stream()
                .filter(subprocessor -> subprocessor.id().equals(id))
                .map(subprocessor -> of(subprocessor, glossary))
                .findFirst()
                .orElse(id);
    }
}
