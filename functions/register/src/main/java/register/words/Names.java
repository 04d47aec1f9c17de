package register.words;

import java.util.List;
import java.util.TreeMap;
import register.policy.Edition;
import register.policy.Edition.NamedPerson;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;

/// Names of subprocessors for readers.
public final class Names {
    private Names() {}

    /// The legal name, otherwise the display name; for a redacted person, words that say so.
    public static String of(Subprocessor subprocessor, Words glossary) {
        return subprocessor.redacted() ? glossary.get("name-removed") : subprocessor.name();
    }

    /// A version with persons' names in place of the placeholders.
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

    /// The name of the version's subprocessor with this id; the id itself if there is none.
    public static String of(PolicyVersion version, String id, Words glossary) {
        return version.subprocessors().stream()
                .filter(subprocessor -> subprocessor.id().equals(id))
                .map(subprocessor -> of(subprocessor, glossary))
                .findFirst()
                .orElse(id);
    }
}
