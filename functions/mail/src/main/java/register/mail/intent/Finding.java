package register.mail.intent;

import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.value.Language;

/// What a text asks for.
///
/// @param requestsDpa whether it asks for a DPA, and for nothing that a person must see
/// @param reason as a short term, e.g. `dpa-request`, `no-dpa-intent`
/// @param language of the words that ask; absent if none do
/// @param matter what else it is about
public record Finding(
        boolean requestsDpa,
        String reason,
        @Nullable Language language,
        @Nullable Matter matter) {
    /// The reason of a text that asks to be notified of changes of subprocessors, and for nothing else.
    public static final String NOTICES = "notice-request";

    /// The reason of a text that asks for nothing that the register answers.
    static final String NOTHING = "no-dpa-intent";

    /// Whether it asks for nothing but what the register answers.
    public boolean isAnswered() {
        return requestsDpa || reason.equals(NOTICES);
    }

    /// The same where nobody can be notified.
    public Finding withoutNotices() {
        return reason.equals(NOTICES) ? new Finding(false, NOTHING, language, matter) : this;
    }
}
