package register.policy.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import register.policy.Category;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.value.Language;
import register.value.Sentence;
import register.value.Writing;

/// Rules for the editions and their texts.
final class EditionRules {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private EditionRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        Set<Category> engaged = engaged(version);
        version.editions().forEach((language, edition) -> {
            String path = "editions." + language;
            String primary = language.primary().tag();
            if (primary.length() == 2 && !LANGUAGES.contains(primary)) {
                findings.add(path, language.tag(), "language-tag");
            }
            if (!Writing.isWritable(language)) {
                findings.add(path, language.tag(), "written-language");
            }
            check(version, edition, path, engaged, findings);
        });
        boolean original =
                version.editions().values().stream().anyMatch(edition -> edition.status() == EditionStatus.ORIGINAL);
        boolean imported = version.imported();
        if (!original && !imported) {
            findings.add("editions", "", "original-edition");
        }
        checkAuthoritative(version, findings);
    }

    private static void checkAuthoritative(PolicyVersion version, RuleFindings findings) {
        Language language = version.authoritativeLanguage();
        if (language == null) {
            return;
        }
        Edition edition = version.editions().get(language);
        if (edition == null) {
            findings.add("authoritativeLanguage", language.tag(), "edition-language", LanguageRules.list(version));
        } else if (edition.status() == EditionStatus.MACHINE_TRANSLATION) {
            findings.add("authoritativeLanguage", language.tag(), "not-machine");
        }
    }

    private static void check(
            PolicyVersion version, Edition edition, String path, Set<Category> engaged, RuleFindings findings) {
        findings.line(path + ".title", edition.title());
        findings.line(path + ".provider", edition.provider());
        var placed = new HashMap<Category, String>();
        // An engagement of an unknown category may be meant for any table.
        boolean sure = version.categories().containsAll(engaged);
        List<Section> sections = edition.sections();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String at = path + ".sections[" + i + "]";
            findings.line(at + ".heading", section.heading());
            findings.texts(at + ".paragraphs", section.paragraphs());
            findings.texts(at + ".bullets", section.bullets());
            Category table = section.table();
            if (table == null || !GroupRules.member(version, table, at + ".table", findings)) {
                continue;
            }
            String earlier = placed.putIfAbsent(table, at + ".table");
            if (earlier != null) {
                findings.add(at + ".table", table.id(), "one-place", Sentence.at(earlier));
            } else if (sure && !engaged.contains(table)) {
                findings.add(at + ".table", table.id(), "engaged-category");
            }
        }
    }

    private static Set<Category> engaged(PolicyVersion version) {
        var categories = new HashSet<Category>();
        version.subprocessors()
                .forEach(subprocessor -> subprocessor.engagements().forEach(e -> categories.add(e.category())));
        return categories;
    }
}
