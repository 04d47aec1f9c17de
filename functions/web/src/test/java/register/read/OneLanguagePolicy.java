package register.read;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.sample.SampleList;
import register.value.Language;

final class OneLanguagePolicy {
    private OneLanguagePolicy() {}

    /// A policy with one edition and one subprocessor.
    static PolicyVersion version(String date, Language language) {
        return version(date, language, "Héberge Desk.");
    }

    /// A policy with one edition and one subprocessor, whose service is `Serveurs`.
    static PolicyVersion version(String date, Language language, String purpose) {
        PolicyVersion version = Policies.desk(date);
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                version.origin(),
                null,
                new TreeMap<>(Map.of(language, version.edition(Language.ENGLISH))),
                List.of(SampleList.subprocessor(
                        "nordhost",
                        in -> in.put("legalName", "Nordhost AS"),
                        SampleList.engagement(
                                "servers",
                                Localized.of(Map.of(language, "Serveurs")),
                                Localized.of(Map.of(language, purpose)),
                                in -> in.put("category", "infrastructure")))),
                RequestChannel.NONE,
                null,
                null,
                null);
    }
}
