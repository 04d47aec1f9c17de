package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which engagements a reader wants to see; what is null does not filter.
///
/// @param region the list as it is for a customer in this region: engagements that apply there, and those that are
///     not bound to a region; upper and lower case are the same
/// @param feature the list as it is for a customer with the feature of this id: engagements that come with it, and
///     those that are not bound to a feature; upper and lower case are the same
public record EngagementFilter(
        @Nullable Category category,
        @Nullable String region,
        @Nullable String feature) {

    public boolean isEmpty() {
        return category == null && region == null && feature == null;
    }

    /// The subprocessors with the engagements that pass; a subprocessor of which none passes is left out.
    public List<Subprocessor> of(PolicyVersion version) {
        return isEmpty()
                ? version.subprocessors()
                : version.subprocessors().stream()
                        .map(subprocessor -> subprocessor.withEngagements(subprocessor.engagements().stream()
                                .filter(this::passes)
                                .toList()))
                        .filter(subprocessor -> !subprocessor.engagements().isEmpty())
                        .toList();
    }

    private boolean passes(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        return (category == null || engagement.category() == category)
                && (when == null || (fits(region, when.region()) && fits(feature, when.featureId())));
    }

    private static boolean fits(@Nullable String wanted, @Nullable String bound) {
        return wanted == null || bound == null || wanted.equalsIgnoreCase(bound);
    }
}
