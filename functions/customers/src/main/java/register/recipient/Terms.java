package register.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.AppliesWhen;

/// What a customer's contract says of notices, and which services it has.
///
/// @param noticeDays how many whole days ahead it wants to be told; absent where it says nothing
/// @param objectionDays how many days it has to object, from being told; absent where it says nothing
/// @param regions the customer's regions, e.g. `EU`; empty for all
/// @param features the ids of the features that it uses; empty for all
/// @param quote the contract's own words; absent where nobody wrote them down
public record Terms(
        @Nullable Integer noticeDays,
        @Nullable Integer objectionDays,
        List<String> regions,
        List<String> features,
        @Nullable String quote) {
    /// A contract that says nothing: what the policy promises applies.
    public static final Terms NONE = new Terms(null, null, List.of(), List.of(), null);

    public Terms {
        regions = List.copyOf(regions);
        features = List.copyOf(features);
    }

    /// The whole days between being told and a change that the contract needs; 0 where it states none.
    public int days() {
        return Math.max(noticeDays == null ? 0 : noticeDays, objectionDays == null ? 0 : objectionDays);
    }

    /// Whether a service that applies so is one of the customer's; upper and lower case are the same.
    public boolean touches(@Nullable AppliesWhen when) {
        return when == null || (has(regions, when.region()) && has(features, when.featureId()));
    }

    private static boolean has(List<String> chosen, @Nullable String one) {
        return one == null || chosen.isEmpty() || chosen.stream().anyMatch(one::equalsIgnoreCase);
    }
}
