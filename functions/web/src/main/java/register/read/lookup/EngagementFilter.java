package register.read.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// The engagements a reader wants to see; null fields do not filter.
///
/// @param region a customer's region: keeps engagements for that region and those for all regions; case-insensitive
/// @param feature the id of a customer's feature: keeps engagements for that feature and
///     those for none; case-insensitive
public record EngagementFilter(
        @Nullable Category category,
        @Nullable String region,
        @Nullable String feature) {
    /// Keeps all.
    public static final EngagementFilter ALL = new EngagementFilter(null, null, null);

    public boolean isEmpty() {
        return category == null && region == null && feature == null;
    }

    /// The subprocessors with their matching engagements; those without any are left out.
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

    /// True if an engagement is not for all customers.
    public static boolean isForSome(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        return when != null && (when.region() != null || when.feature() != null);
    }

    /// True if the engagement matches.
    public boolean passes(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        return (category == null || engagement.category().equals(category))
                && (when == null || (fits(region, when.region()) && fits(feature, when.featureId())));
    }

    private static boolean fits(@Nullable String wanted, @Nullable String bound) {
        return wanted == null || bound == null || wanted.equalsIgnoreCase(bound);
    }
}
