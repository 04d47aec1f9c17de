package register.policyfile.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policyfile.said.FileWords;
import register.value.Problem;

/// Checks that each feature keeps the id used by contracts and addresses.
final class FeatureIds {
    private FeatureIds() {}

    /// @param before the version due to be in force on that date until now; null if there was none
    static List<Problem> warnings(PolicyVersion version, @Nullable PolicyVersion before) {
        Map<String, Localized> old = new LinkedHashMap<>();
        if (before != null) {
            before.subprocessors().stream()
                    .flatMap(subprocessor -> subprocessor.engagements().stream())
                    .forEach(engagement -> add(old, engagement.appliesWhen()));
        }
        var found = new ArrayList<Problem>();
        var known = new LinkedHashMap<String, Localized>();
        for (int i = 0; i < version.subprocessors().size(); i++) {
            List<Engagement> engagements = version.subprocessors().get(i).engagements();
            for (int j = 0; j < engagements.size(); j++) {
                AppliesWhen when = engagements.get(j).appliesWhen();
                AppliesWhen.Feature feature = when == null ? null : when.feature();
                if (feature != null) {
                    String path = "subprocessors[" + i + "].engagements[" + j + "].appliesWhen.feature.id";
                    warning(path, feature, known, old).ifPresent(found::add);
                    add(known, when);
                }
            }
        }
        return found;
    }

    private static void add(Map<String, Localized> features, @Nullable AppliesWhen when) {
        if (when != null && when.feature() instanceof AppliesWhen.Feature(String id, Localized name)) {
            features.putIfAbsent(id, name);
        }
    }

    private static Optional<Problem> warning(
            String path, AppliesWhen.Feature feature, Map<String, Localized> known, Map<String, Localized> old) {
        if (known.containsKey(feature.id())) {
            return Optional.empty();
        }
        return otherId(feature, known)
                .map(id -> new Problem(path, feature.id(), FileWords.say("feature-two-ids", id)))
                .or(() -> old.containsKey(feature.id())
                        ? Optional.empty()
                        : otherId(feature, old)
                                .map(id -> new Problem(path, feature.id(), FileWords.say("feature-renamed", id))));
    }

    private static Optional<String> otherId(AppliesWhen.Feature feature, Map<String, Localized> features) {
        return features.entrySet().stream()
                .filter(one -> isOneName(one.getValue(), feature.name()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOneName(Localized one, Localized other) {
        return one.texts().entrySet().stream()
                .anyMatch(text -> text.getValue().equalsIgnoreCase(other.texts().get(text.getKey())));
    }
}
