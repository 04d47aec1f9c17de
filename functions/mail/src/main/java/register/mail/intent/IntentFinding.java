package register.mail.intent;

import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.value.Language;

/// The request found in a text.
///
/// @param requestsDpa true if it requests a DPA, and contains nothing that a person must see
/// @param reason as a short term, e.g. `dpa-request`, `no-dpa-intent`
/// @param language of the words that request it; absent if none do
/// @param matter its other subject
public record IntentFinding(
        boolean requestsDpa,
        String reason,
        @Nullable Language language,
        @Nullable Matter matter) {
    /// The reason of a text that only requests notices of changes of subprocessors.
    public static final String NOTICES = "notice-request";

    /// The reason of a text without any request that the register answers.
    static final String NOTHING = "no-dpa-intent";

    /// True if it only makes requests that the register answers.
    public boolean isAnswered() {
        return requestsDpa || reason.equals(NOTICES);
    }

    /// A copy for a register that sends no notices.
    public IntentFinding withoutNotices() {
        return reason.equals(NOTICES) ? new IntentFinding(false, NOTHING, language, matter) : this;
    }
}
