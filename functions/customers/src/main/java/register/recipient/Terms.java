package register.recipient;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.PersonalFields;
import register.policy.Subprocessor;

/// The terms of a customer's contract on notices, and the services that it uses.
///
/// @param noticeDays the whole days of notice required; absent if not stated
/// @param objectionDays the days to object, counted from the notice; absent if not stated
/// @param regions the customer's regions, e.g. `EU`; empty for all
/// @param features the ids of the features used; empty for all
/// @param excludes the ids or names of subprocessors that the contract excludes
/// @param quote the contract's own words; absent if not recorded
public record Terms(
        @Nullable Integer noticeDays,
        @Nullable Integer objectionDays,
        List<String> regions,
        List<String> features,
        List<String> excludes,
        @Nullable String quote) {
    /// A contract without terms: the policy's promise applies.
    public static final Terms NONE = new Terms(null, null, List.of(), List.of(), List.of(), null);

    public Terms {
        regions = List.copyOf(regions);
        features = List.copyOf(features);
        excludes = List.copyOf(excludes);
    }

    /// The whole days that the contract requires between notice and change; 0 if it states none.
    public int days() {
        return Math.max(noticeDays == null ? 0 : noticeDays, objectionDays == null ? 0 : objectionDays);
    }

    /// True if some services may be none of the customer's.
    public boolean isForSome() {
        return !regions.isEmpty() || !features.isEmpty();
    }

    /// The subprocessors with the services that are the customer's; those without any are left out.
    public List<Subprocessor> touched(List<Subprocessor> listed) {
        return listed.stream()
                .map(subprocessor -> subprocessor.withEngagements(subprocessor.engagements().stream()
                        .filter(engagement -> touches(engagement.appliesWhen()))
                        .toList()))
                .filter(subprocessor -> !subprocessor.engagements().isEmpty())
                .toList();
    }

    /// True if a service with this condition is one of the customer's; case is ignored.
    public boolean touches(@Nullable AppliesWhen when) {
        return when == null || (has(regions, when.region()) && has(features, when.featureId()));
    }

    /// True if the contract excludes the subprocessor, by id or name, from a service of the customer's; case is
    /// ignored.
    public boolean excludes(Subprocessor subprocessor) {
        PersonalFields fields = subprocessor.personal();
        List<Engagement> engagements = subprocessor.engagements();
        return Stream.of(subprocessor.id(), fields.legalName(), fields.displayName())
                        .filter(Objects::nonNull)
                        .anyMatch(name -> excludes.stream().anyMatch(name::equalsIgnoreCase))
                && (engagements.isEmpty()
                        || engagements.stream().anyMatch(engagement -> touches(engagement.appliesWhen())));
    }

    private static boolean has(List<String> chosen, @Nullable String one) {
        return one == null || chosen.isEmpty() || chosen.stream().anyMatch(one::equalsIgnoreCase);
    }
}
