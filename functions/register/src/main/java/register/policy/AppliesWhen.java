package register.policy;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The customers an engagement applies to; all of them if nothing is set.
///
/// @param region the customers' region, e.g. `EU`
/// @param feature the feature that uses the engagement
/// @param optional true if a customer can opt out; absent if not stated
public record AppliesWhen(
        @Nullable String region,
        @Nullable Feature feature,
        @Nullable Boolean optional) {

    /// A feature of the company's service.
    ///
    /// @param id a slug, the same in all versions and languages: readers filter by it, and contracts refer to it
    public record Feature(String id, Localized name) {}

    /// A copy with the feature's id beside its name, for comparisons: contracts refer to the id, and
    /// it can change alone.
    public AppliesWhen withId() {
        if (feature == null) {
            return this;
        }
        var names = new TreeMap<>(feature.name.texts());
        for (var name : names.entrySet()) {
            name.setValue(name.getValue() + " (" + feature.id + ")");
        }
        return new AppliesWhen(region, new Feature(feature.id, Localized.of(names)), optional);
    }

    /// The feature's id; null if the engagement belongs to no feature.
    public @Nullable String featureId() {
        return feature == null ? null : feature.id();
    }
}
