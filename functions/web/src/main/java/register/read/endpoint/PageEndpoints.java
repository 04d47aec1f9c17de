package register.read.endpoint;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.DateWalk;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.VersionStatus;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Parameters;
import register.read.http.Refusal;
import register.read.http.Request;
import register.read.http.WeightedItems;
import register.read.lookup.AnnouncedVersion;
import register.read.lookup.EngagementFilter;
import register.read.lookup.PageVersions;
import register.read.lookup.PlaceFilter;
import register.read.lookup.PolicyState;
import register.read.lookup.StatedEntry;
import register.read.lookup.VersionRows;
import register.read.page.PageMetadata;
import register.read.page.PageOptions;
import register.read.page.PolicyPage;
import register.read.page.VersionsPage;
import register.value.Language;
import register.value.PolicyId;
import register.words.Words;

/// `GET /{policy}`, `GET /{policy}/versions` and `GET /{policy}/{date}`: the pages, in the reader's language.
public final class PageEndpoints {
    /// The number of entries on a policy's page, and on the page of versions.
    private static final int ROWS = 12;

    private static final int LISTED = 20;

    static final int MOST_YEAR = 9998;

    private PageEndpoints() {}

    /// The version in force, or before there is one, the next one announced.
    static Answer current(RoutedRequest call) {
        PolicyState policy = call.lookup().policy(call.policy());
        return policyPage(call, policy, policy.current(), false);
    }

    static Answer version(RoutedRequest call) {
        LocalDate date = call.dateIfOne().orElseThrow(Refusal::noSuchAddress);
        Integer revision = call.parameters().number("revision", Integer.MAX_VALUE);
        PolicyState policy = call.lookup().policy(call.policy());
        return policyPage(call, policy, stated(policy, date, revision), true);
    }

    /// @throws Refusal 404, with the version in force on the date if there is one, otherwise the one in force today
    static StatedEntry stated(PolicyState policy, LocalDate date, @Nullable Integer revision) {
        PolicyId id = policy.head().policy();
        try {
            return policy.lookup().version(id, date, revision, null);
        } catch (Refusal refusal) {
            History history = policy.lookup().history();
            throw refusal.with(history.inForce(id, date, null)
                    .map(entry -> entry.header().effectiveDate())
                    .map(holding -> new Refusal.Instead(SiteAddresses.page(id, holding), holding))
                    .or(() ->
                            history.inForce(id, null, null).map(_ -> new Refusal.Instead(SiteAddresses.page(id), null)))
                    .orElse(null));
        }
    }

    private static Answer policyPage(RoutedRequest call, PolicyState policy, StatedEntry committed, boolean dated) {
        EntryHeader header = committed.header();
        String address = dated ? dated(header) : SiteAddresses.page(header.policy());
        return page(call, policy, committed, address, "page " + dated, in -> {
            DateWalk from = dated ? VersionRows.around(policy.lookup(), committed.header()) : DateWalk.fromTheLast();
            PageVersions versions = VersionRows.of(policy.lookup(), committed.header(), from, ROWS);
            PolicyPage.View view = view(policy, committed, in, versions, dated);
            PolicyState.Made made = made(PolicyPage.render(view), committed, versions);
            return new PolicyState.Made(
                    made.answer()
                            .with("Content-Security-Policy", PolicyPage.CONTENT_SECURITY_POLICY)
                            .with("Link", PageMetadata.links(view)),
                    made.ofPersons() || view.announced().stream().anyMatch(AnnouncedVersion::namesPersons));
        });
    }

    /// A withdrawal has the number of the revision that it withdraws, whose page is another one.
    private static String dated(EntryHeader header) {
        String page = SiteAddresses.page(header);
        return header.kind() == EntryKind.WITHDRAWAL ? page : SiteAddresses.with(page, "revision", header.revision());
    }

    /// `GET /{policy}/versions`: the newest versions, or those of a year.
    static Answer versions(RoutedRequest call) {
        Integer year = call.parameters().number("year", MOST_YEAR);
        PolicyState policy = call.lookup().policy(call.policy());
        StatedEntry current = policy.current();
        String address = VersionsPage.address(call.policy(), year);
        return page(call, policy, current, address, "versions " + year, in -> {
            PageVersions versions = year == null
                    ? VersionRows.of(policy.lookup(), current.header(), DateWalk.fromTheLast(), LISTED)
                    : VersionRows.ofYear(policy.lookup(), current.header(), year);
            if (versions.rows().isEmpty()) {
                throw Refusal.noSuchAddress();
            }
            PolicyPage.View view = view(policy, current, in, versions, false);
            PolicyState.Made made = made(VersionsPage.render(view, year), current, versions);
            return new PolicyState.Made(
                    made.answer().with("Content-Security-Policy", VersionsPage.contentSecurityPolicy(in.look())),
                    made.ofPersons());
        });
    }

    /// The presentation of a page: the language of its edition, the requested one if there is no edition in it, and
    /// the reader's other choices.
    private record In(Language language, @Nullable Language missing, PageOptions wish, Look look) {
        /// True if language and address determine the page.
        boolean isAsKept() {
            return missing == null && wish.equals(PageOptions.NONE);
        }
    }

    /// @param address of the page without the language; empty if it is not kept
    private static Answer page(
            RoutedRequest call,
            PolicyState policy,
            StatedEntry committed,
            String address,
            String what,
            Function<In, PolicyState.Made> make) {
        Language chosen = call.parameters().language("lang");
        PolicyVersion version = committed.version();
        Nearest nearest = version::nearest;
        var in = new In(
                chosen == null ? wanted(nearest, call.request()) : nearest.to(chosen),
                chosen == null || nearest.speaks(chosen) ? null : chosen,
                wish(call.parameters()),
                call.look(version.policy().value()));
        String question = what + " " + in.language() + " " + in.missing() + " "
                + in.wish().ui() + " " + in.look();
        // Search terms are arbitrary, so such pages are not cached.
        Answer answer = in.wish().isPlain()
                ? policy.kept(committed.header(), question, () -> make.apply(in))
                : make.apply(in).answer();
        String allowed = Objects.requireNonNull(answer.headers().get("Content-Security-Policy"));
        return answer.with("Content-Security-Policy", in.look().admitted(allowed))
                .with("Cache-Control", Freshness.at(call.lookup().now(), version.timeZone()))
                .with("Content-Language", in.language().tag())
                .with(
                        "Content-Location",
                        in.isAsKept() && !address.isEmpty() ? SiteAddresses.with(address, "lang", in.language()) : null)
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    private static PageOptions wish(Parameters parameters) {
        return new PageOptions(
                parameters.language(LanguageControl.UI),
                filled(parameters, PageOptions.SEARCH),
                parameters.isFilled(PageOptions.WHERE) ? parameters.term(PageOptions.WHERE, PlaceFilter.class) : null,
                new EngagementFilter(
                        null, filled(parameters, PageOptions.REGION), filled(parameters, PageOptions.FEATURE)),
                parameters.isWord(PageOptions.SORT, PageOptions.BY_NAME),
                parameters.isWord(PageOptions.GROUP, PageOptions.UNGROUPED));
    }

    private static @Nullable String filled(Parameters parameters, String name) {
        return parameters.isFilled(name) ? parameters.text(name) : null;
    }

    private static PolicyPage.View view(
            PolicyState policy, StatedEntry committed, In in, PageVersions versions, boolean dated) {
        StatedEntry stated = policy.lookup().shown(committed);
        return new PolicyPage.View(
                stated.header(),
                stated.version(),
                in.language(),
                in.missing(),
                versions.status(),
                versions,
                versions.own().additions(),
                AnnouncedVersion.of(policy, committed, versions, dated),
                dated,
                dated && isSettled(versions.status()) ? null : policy.today(),
                in.wish(),
                in.look());
    }

    /// True if no day will change the status.
    private static boolean isSettled(VersionStatus status) {
        return status == VersionStatus.SUPERSEDED || status == VersionStatus.WITHDRAWN;
    }

    private static PolicyState.Made made(String page, StatedEntry committed, PageVersions versions) {
        return new PolicyState.Made(
                html(page, Freshness.NEVER), !committed.version().persons().isEmpty() || versions.ofPersons());
    }

    /// A page's answer. Only its own style applies, it loads and runs nothing else, and its forms lead to the register
    /// (Content Security Policy level 3).
    public static Answer html(String page, String cacheControl) {
        return Answer.text("text/html", page, cacheControl)
                .with("Content-Security-Policy", Layout.CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    /// The first language in the browser's preferences that the register supports.
    public static Language readersLanguage(Request request) {
        return WeightedItems.language(request, Words::speaks).orElse(Language.ENGLISH);
    }

    /// Finds the available edition nearest to a requested language.
    interface Nearest {
        Language to(@Nullable Language wanted);

        default boolean speaks(Language language) {
            return to(language).primary().equals(language.primary());
        }
    }

    static Language wanted(Nearest nearest, Request request) {
        return nearest.to(WeightedItems.language(request, nearest::speaks).orElse(null));
    }
}
