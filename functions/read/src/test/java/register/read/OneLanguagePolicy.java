package register.read;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;

final class OneLanguagePolicy {
    private OneLanguagePolicy() {}

    /// A policy with one edition and one subprocessor.
    static PolicyVersion version(String date, Language language) {
        PolicyVersion version = Policies.desk(date);
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                version.origin(),
                null,
                new TreeMap<>(Map.of(language, version.edition(Language.ENGLISH))),
                List.of(new Subprocessor(
                        "nordhost",
                        false,
                        null,
                        "Nordhost AS",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Engagement(
                                "servers",
                                Localized.of(Map.of(language, "Serveurs")),
                                Localized.of(Map.of(language, "Héberge Desk.")),
                                Category.INFRASTRUCTURE,
                                List.of(new Location(Location.Unstated.UNSTATED, null, null)),
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null)))),
                RequestChannel.NONE,
                null,
                null);
    }
}
