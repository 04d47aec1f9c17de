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
        @Nullable Matter matter) {}
