package register.read.endpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.read.http.Parameters;
import register.value.Language;
import register.value.PolicyId;

/// A comparison of two revisions: the one in force on `from` with the one in force on `to`.
///
/// @param to null for today
/// @param knownAt the state of knowledge, for both sides
/// @param fromKnownAt replaces `knownAt` for `from`, so that a correction can be compared with the entry it corrects
/// @param ui the language of the words around a page; null for the edition's
/// @param chosen true if the reader chose the dates
/// @param address of the comparison, without extension and languages
record ChangesQuery(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant knownAt,
        @Nullable Instant fromKnownAt,
        @Nullable Language language,
        @Nullable Language ui,
        boolean chosen,
        UnaryOperator<String> address) {
    static final Set<String> PARAMETERS = Set.of("from", "to", "knownAt", "fromKnownAt", "lang");

    static ChangesQuery of(PolicyId policy, Parameters parameters) {
        LocalDate from = parameters.requiredDate("from");
        LocalDate to = parameters.date("to");
        Instant knownAt = parameters.instant("knownAt");
        Instant fromKnownAt = parameters.instant("fromKnownAt");
        return new ChangesQuery(
                from,
                to,
                knownAt,
                fromKnownAt,
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                true,
                extension -> SiteAddresses.with(
                        SiteAddresses.changes(policy, extension),
                        "from",
                        from,
                        "to",
                        to,
                        "knownAt",
                        knownAt,
                        "fromKnownAt",
                        fromKnownAt));
    }

    /// Compares a version with the one before it.
    ///
    /// @param revision as known when it was recorded; null for the current one, as known now
    static ChangesQuery ofVersion(EntryHeader of, @Nullable Integer revision, Parameters parameters) {
        return new ChangesQuery(
                of.effectiveDate().minusDays(1),
                of.effectiveDate(),
                revision == null ? null : of.recordedAt(),
                null,
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                false,
                extension -> SiteAddresses.changes(of, extension, revision));
    }

    /// Compares a correction with the entry that it corrects.
    static ChangesQuery ofCorrection(EntryHeader of, EntryHeader corrected, Parameters parameters) {
        return new ChangesQuery(
                of.effectiveDate(),
                of.effectiveDate(),
                of.recordedAt(),
                corrected.recordedAt(),
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                false,
                extension -> SiteAddresses.correction(of, extension));
    }

    @Nullable
    Instant knownOnFrom() {
        return fromKnownAt == null ? knownAt : fromKnownAt;
    }

    Json.Builder json() {
        return Json.object()
                .put("knownAt", knownAt == null ? null : knownAt.toString())
                .put("fromKnownAt", fromKnownAt == null ? null : fromKnownAt.toString());
    }
}
