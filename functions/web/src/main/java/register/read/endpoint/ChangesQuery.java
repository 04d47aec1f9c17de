package register.read.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.read.http.Parameters;
import register.value.Language;

/// A comparison of two revisions: the one in force on `from` with the one in force on `to`.
///
/// @param to null for today
/// @param knownAt the state of knowledge, for both sides
/// @param fromKnownAt replaces `knownAt` for `from`, so that a correction can be compared with the entry it corrects
/// @param ui the language of the words around a page; null for the edition's
record ChangesQuery(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant knownAt,
        @Nullable Instant fromKnownAt,
        @Nullable Language language,
        @Nullable Language ui) {
    static final Set<String> PARAMETERS = Set.of("from", "to", "knownAt", "fromKnownAt", "lang");

    static ChangesQuery of(Parameters parameters) {
        return new ChangesQuery(
                parameters.requiredDate("from"),
                parameters.date("to"),
                parameters.instant("knownAt"),
                parameters.instant("fromKnownAt"),
                parameters.language("lang"),
                parameters.language(LanguageControl.UI));
    }

    @Nullable
    Instant knownOnFrom() {
        return fromKnownAt == null ? knownAt : fromKnownAt;
    }

    /// The address with these parameters, but without the languages.
    String on(String address) {
        return SiteAddresses.with(address, "from", from, "to", to, "knownAt", knownAt, "fromKnownAt", fromKnownAt);
    }

    Json.Builder json() {
        return Json.object()
                .put("knownAt", knownAt == null ? null : knownAt.toString())
                .put("fromKnownAt", fromKnownAt == null ? null : fromKnownAt.toString());
    }
}
