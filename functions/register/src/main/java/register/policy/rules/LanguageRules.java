package register.policy.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import register.policy.AppliesWhen;
import register.policy.Contact;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.value.Language;

/// Each text in several languages must have exactly the languages of the editions.
final class LanguageRules {
    private LanguageRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        Set<Language> editions = version.editions().keySet();
        var strays = new TreeMap<Language, List<String>>();
        texts(version).forEach((path, text) -> {
            for (Language language : editions) {
                if (!text.texts().containsKey(language)) {
                    findings.add(path + "." + language, "", "text-missing", list(version));
                }
            }
            for (Language language : text.texts().keySet()) {
                if (!editions.contains(language)) {
                    strays.merge(language, List.of(path + "." + language), LanguageRules::joined);
                }
            }
        });
        // Reported once: a missing edition would otherwise be reported for each text of the file.
        strays.forEach((language, paths) -> {
            if (paths.size() == 1) {
                findings.add(paths.getFirst(), language.tag(), "stray-language", list(version));
            } else {
                findings.add(paths.getFirst(), language.tag(), "stray-languages", list(version), paths.size() - 1);
            }
        });
    }

    /// The languages of the editions, for a message.
    static String list(PolicyVersion version) {
        return version.editions().keySet().stream().map(Language::tag).collect(Collectors.joining(", "));
    }

    private static Map<String, Localized> texts(PolicyVersion version) {
        var texts = new LinkedHashMap<String, Localized>();
        for (int g = 0; version.groups() != null && g < version.groups().size(); g++) {
            texts.put("groups[" + g + "].name", version.groups().get(g).name());
        }
        for (int s = 0; s < version.subprocessors().size(); s++) {
            Contact contact = version.subprocessors().get(s).personal().contact();
            if (contact != null) {
                texts.put("subprocessors[" + s + "].contact.role", contact.role());
            }
            List<Engagement> engagements = version.subprocessors().get(s).engagements();
            for (int e = 0; e < engagements.size(); e++) {
                Engagement engagement = engagements.get(e);
                String at = "subprocessors[" + s + "].engagements[" + e + "]";
                texts.put(at + ".service", engagement.service());
                texts.put(at + ".purpose", engagement.purpose());
                for (int l = 0; l < engagement.locations().size(); l++) {
                    Localized detail = engagement.locations().get(l).detail();
                    if (detail != null) {
                        texts.put(at + ".locations[" + l + "].place", detail);
                    }
                }
                AppliesWhen when = engagement.appliesWhen();
                if (when != null && when.feature() != null) {
                    texts.put(at + ".appliesWhen.feature.name", when.feature().name());
                }
                names(at + ".personalDataCategories", engagement.personalDataCategories(), texts);
                names(at + ".dataSubjectCategories", engagement.dataSubjectCategories(), texts);
                if (engagement.retention() != null) {
                    texts.put(at + ".retention", engagement.retention());
                }
            }
        }
        if (version.objection() != null) {
            texts.put("objection.how", version.objection().how());
        }
        return texts;
    }

    private static void names(String path, List<Engagement.DataKind> kinds, Map<String, Localized> texts) {
        for (int k = 0; k < kinds.size(); k++) {
            texts.put(path + "[" + k + "].name", kinds.get(k).name());
        }
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream()).toList();
    }
}
