package register.policy;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// For whom an engagement applies; nothing set means everybody.
///
/// @param region the customers' region, e.g. `EU`
/// @param feature the feature that brings the engagement with it
/// @param optional whether a customer can do without; absent where not stated
public record AppliesWhen(
        @Nullable String region,
        @Nullable Feature feature,
        @Nullable Boolean optional) {

    /// A feature of the company's service.
    ///
    /// @param id a slug, the same in all versions and languages: readers filter by it, contracts name it
    public record Feature(String id, Localized name) {}

    /// The same with the feature's id beside its name, for who compares: contracts name the id, and it may change
    /// alone.
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

    /// The feature's id; absent where the engagement comes with none.
    public @Nullable String featureId() {
        return feature == null ? null : feature.id();
    }
}
