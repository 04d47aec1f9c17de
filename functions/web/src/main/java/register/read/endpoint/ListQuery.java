package register.read.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.Category;
import register.policy.EngagementFilter;
import register.read.html.LanguageControl;
import register.read.html.SiteAddresses;
import register.read.http.Parameters;
import register.value.Language;

/// What a reader asks of a list.
///
/// @param ui the language of the words around a page; null for the edition's
record ListQuery(
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable Language language,
        @Nullable Language ui,
        EngagementFilter filter) {
    /// How long after an instant nobody records anything at or before it any more, clocks being what they are.
    private static final Duration SETTLING = Duration.ofMinutes(10);

    static ListQuery of(Parameters parameters) {
        return new ListQuery(
                parameters.date("asOf"),
                parameters.instant("knownAt"),
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                new EngagementFilter(
                        parameters.term("category", Category.class),
                        parameters.text("region"),
                        parameters.text("feature")));
    }

    /// Whether the answer can no longer change: it is about a past date, as known at a past instant.
    boolean isSettled(Instant now, LocalDate today) {
        return asOf != null && asOf.isBefore(today) && knownAt != null && knownAt.isBefore(now.minus(SETTLING));
    }

    /// The day of which the answer says what is in force, or, of a day ahead, what is announced.
    LocalDate day(LocalDate today) {
        return asOf == null || asOf.isAfter(today) ? today : asOf;
    }

    /// Whether the answer says what is in force today, or announced, as it is known now.
    boolean isOfNow(LocalDate today) {
        return knownAt == null && day(today).equals(today);
    }

    String on(String address) {
        return filterOn(SiteAddresses.in(dated(address), language, ui));
    }

    String withoutLanguageOn(String address) {
        return filterOn(dated(address));
    }

    private String dated(String address) {
        return SiteAddresses.with(SiteAddresses.with(address, "asOf", asOf), "knownAt", knownAt);
    }

    /// The address with the filter's parameters alone.
    String filterOn(String address) {
        String sorted = SiteAddresses.with(
                address,
                "category",
                filter.category() == null ? null : filter.category().term());
        return SiteAddresses.with(SiteAddresses.with(sorted, "region", filter.region()), "feature", filter.feature());
    }

    Json.Builder json() {
        return Json.object()
                .put("asOf", asOf == null ? null : asOf.toString())
                .put("knownAt", knownAt == null ? null : knownAt.toString())
                .put("filter", filter.isEmpty() ? null : filterJson());
    }

    private Json filterJson() {
        return Json.object()
                .put(
                        "category",
                        filter.category() == null ? null : filter.category().term())
                .put("region", filter.region())
                .put("feature", filter.feature())
                .build();
    }
}
