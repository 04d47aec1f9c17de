package register.read.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.json.Json;
import register.page.LanguageControl;
import register.page.SiteAddresses;
import register.policy.Category;
import register.policy.PolicyVersion;
import register.read.http.Parameters;
import register.read.http.Refusal;
import register.read.lookup.EngagementFilter;
import register.value.Language;
import register.value.PolicyId;

/// A request for a list.
///
/// @param ui the language of the words around a page; null for the edition's
/// @param of the version whose list it is; null for the version in force
record ListQuery(
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable Language language,
        @Nullable Language ui,
        EngagementFilter filter,
        @Nullable EntryHeader of) {
    /// The time after which no entry can still be recorded with an earlier instant, given the differences of clocks.
    private static final Duration SETTLING = Duration.ofMinutes(10);

    static ListQuery of(Parameters parameters) {
        return new ListQuery(
                parameters.date("asOf"),
                parameters.instant("knownAt"),
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                new EngagementFilter(
                        category(parameters.text("category")), parameters.text("region"), parameters.text("feature")),
                null);
    }

    /// A version's list, as known when it was recorded.
    static ListQuery of(EntryHeader version, Parameters parameters) {
        return new ListQuery(
                version.effectiveDate(),
                version.recordedAt(),
                parameters.language("lang"),
                parameters.language(LanguageControl.UI),
                EngagementFilter.ALL,
                version);
    }

    private static @Nullable Category category(@Nullable String id) {
        return id == null ? null : new Category(id);
    }

    /// Refuses a category that is no group of these versions' lists.
    void requireGroup(List<PolicyVersion> versions) {
        Category wanted = filter.category();
        var groups = new LinkedHashSet<Category>();
        for (PolicyVersion version : versions) {
            groups.addAll(version.categories());
        }
        if (wanted != null && !groups.contains(wanted)) {
            throw Refusal.badParameter(
                    "category",
                    wanted.id(),
                    groups.isEmpty()
                            ? "this list has no groups"
                            : "expected one of "
                                    + groups.stream().map(Category::id).collect(Collectors.joining(", ")));
        }
    }

    /// True if the answer can no longer change: it concerns a past date, as known at a past instant.
    boolean isSettled(Instant now, LocalDate today) {
        return asOf != null && asOf.isBefore(today) && knownAt != null && knownAt.isBefore(now.minus(SETTLING));
    }

    /// The day whose list the answer gives; for a future date, today's, with the announced versions.
    LocalDate day(LocalDate today) {
        return asOf == null || asOf.isAfter(today) ? today : asOf;
    }

    /// True if the answer states what is in force or announced today, as known now.
    boolean isOfNow(LocalDate today) {
        return knownAt == null && day(today).equals(today);
    }

    /// The address of the list.
    String on(PolicyId policy, String extension) {
        return SiteAddresses.in(withoutLanguageOn(policy, extension), language, ui);
    }

    String withoutLanguageOn(PolicyId policy, String extension) {
        return of != null
                ? SiteAddresses.list(of, extension)
                : filterOn(SiteAddresses.with(SiteAddresses.list(policy, extension), "asOf", asOf, "knownAt", knownAt));
    }

    /// The address with only the filter's parameters.
    String filterOn(String address) {
        return SiteAddresses.with(
                address, "category", filter.category(), "region", filter.region(), "feature", filter.feature());
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
                        filter.category() == null ? null : filter.category().id())
                .put("region", filter.region())
                .put("feature", filter.feature())
                .build();
    }
}
