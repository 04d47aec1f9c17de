package register.importing;

import org.jspecify.annotations.Nullable;
import register.policy.Category;
import register.value.Language;
import register.value.PolicyId;

/// Answers given in advance, so that no question is needed; each may be absent.
///
/// @param policy the policy's id
/// @param language of the source
/// @param category of rows whose table names none
public record Answers(
        @Nullable PolicyId policy,
        @Nullable Language language,
        @Nullable Category category) {
    public static final Answers NONE = new Answers(null, null, null);
}
