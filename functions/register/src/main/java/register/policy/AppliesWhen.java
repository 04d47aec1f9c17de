package register.policy;

import org.jspecify.annotations.Nullable;

/// For whom an engagement applies; nothing set means everybody.
///
/// @param region the customers' region, e.g. `EU`
/// @param feature the feature that brings the engagement with it
/// @param optional whether a customer can do without; absent where not stated
public record AppliesWhen(
        @Nullable String region,
        @Nullable String feature,
        @Nullable Boolean optional) {}
