package register.policy.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Localized;
import register.policy.Subprocessor;
import register.value.Sentence;

/// Rules for items with a name in each language and perhaps a key: kinds of data and persons, groups, and features.
final class NamedRules {
    private NamedRules() {}

    static void kinds(List<DataKind> kinds, DataTerms terms, String path, RuleFindings findings) {
        for (int i = 0; i < kinds.size(); i++) {
            String term = kinds.get(i).term();
            if (term != null && !terms.has(term)) {
                findings.add(path + "[" + i + "].term", term, terms.key());
            }
        }
        distinct(kinds.stream().map(DataKind::name).toList(), path, findings);
    }

    /// Names must be unique in each language, ignoring case and surrounding blanks.
    static void distinct(List<Localized> names, String path, RuleFindings findings) {
        var first = new HashMap<List<String>, String>();
        for (int i = 0; i < names.size(); i++) {
            String at = path + "[" + i + "].name";
            findings.lines(at, names.get(i));
            names.get(i).texts().forEach((language, text) -> {
                String here = at + "." + language;
                String earlier =
                        first.putIfAbsent(List.of(language.tag(), text.strip().toLowerCase(Locale.ROOT)), here);
                if (earlier != null) {
                    findings.add(here, text, "once", Sentence.at(earlier));
                }
            });
        }
    }

    /// A feature must have the same name throughout a version, or readers would take it for two.
    static void features(List<Subprocessor> all, RuleFindings findings) {
        var first = new HashMap<List<String>, Map.Entry<String, String>>();
        for (int s = 0; s < all.size(); s++) {
            List<Engagement> engagements = all.get(s).engagements();
            for (int e = 0; e < engagements.size(); e++) {
                AppliesWhen when = engagements.get(e).appliesWhen();
                if (when == null || when.feature() == null) {
                    continue;
                }
                String id = when.feature().id();
                String path = "subprocessors[" + s + "].engagements[" + e + "].appliesWhen.feature.name.";
                when.feature().name().texts().forEach((language, text) -> {
                    String here = path + language;
                    var earlier = first.putIfAbsent(List.of(id, language.tag()), Map.entry(here, text));
                    if (earlier != null && !earlier.getValue().equals(text)) {
                        findings.add(here, text, "feature-name", id, Sentence.at(earlier.getKey()), earlier.getValue());
                    }
                });
            }
        }
    }
}
