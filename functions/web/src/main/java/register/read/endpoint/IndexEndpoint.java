package register.read.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.Search;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Request;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyIndex;
import register.read.page.IndexPage;
import register.value.Language;
import register.value.PolicyId;

/// `GET /`: the policies, page by page.
final class IndexEndpoint {
    private static final int LISTED = 50;

    /// The maximum number of pages of policies per search.
    private static final int SEARCHED = 10;

    private IndexEndpoint() {}

    static Answer answer(RoutedRequest call) {
        Lookup lookup = call.lookup();
        Language chosen = call.parameters().language("lang");
        Language words = call.words();
        Language wanted = words == null ? PageEndpoints.readersLanguage(call.request()) : words;
        PolicyId after = call.parameters().policy("after");
        String search =
                call.parameters().isFilled(Search.NAME) ? call.parameters().text(Search.NAME) : null;
        PolicyIndex index = search == null
                ? lookup.index(after, call.site().usual(LISTED))
                : found(lookup, after, Search.of(search));
        List<IndexPage.Item> items = items(index, wanted, chosen, call.request());
        String languages = items.stream().map(item -> item.language().tag()).collect(Collectors.joining(","));
        Look look = call.look(Brands.ANY);
        var view = new IndexPage.View(
                items,
                wanted,
                chosen,
                call.parameters().language(LanguageControl.UI),
                after,
                index.next(),
                search,
                look);
        Supplier<Answer> page = () -> PageEndpoints.html(IndexPage.render(view), Freshness.NEVER);
        String question =
                "index " + wanted + " " + chosen + " " + view.ui() + " " + after + " " + languages + " " + look;
        // Search terms are arbitrary, so such pages are not cached.
        return (search == null ? lookup.kept(index, question, page) : page.get())
                .with("Content-Security-Policy", look.admitted(Layout.CONTENT_SECURITY_POLICY))
                .with("Cache-Control", Freshness.at(lookup.now(), index.zones()))
                .with("Content-Language", IndexPage.language(wanted).tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    /// The matches among the policies that one search covers; the rest are on further pages.
    private static PolicyIndex found(Lookup lookup, @Nullable PolicyId after, Search search) {
        var found = new ArrayList<PolicyIndex.Listed>();
        PolicyId next = after;
        for (int i = 0; i < SEARCHED && found.size() < LISTED && (i == 0 || next != null); i++) {
            PolicyIndex page = lookup.index(next, LISTED);
            page.policies().stream()
                    .filter(listed -> search.fits(listed.text()))
                    .forEach(found::add);
            next = page.next();
        }
        return new PolicyIndex(found, next);
    }

    /// The first page of policies, for a reader who found none; in one read.
    static IndexPage.View instead(Lookup lookup, Language wanted, Request request) {
        PolicyIndex index = lookup.index(null, LISTED);
        return new IndexPage.View(
                items(index, wanted, null, request), wanted, null, null, null, index.next(), null, Look.SOBER);
    }

    private static List<IndexPage.Item> items(
            PolicyIndex index, Language wanted, @Nullable Language chosen, Request request) {
        return index.policies().stream()
                .map(listed -> new IndexPage.Item(listed, language(listed, wanted, chosen, request)))
                .toList();
    }

    /// The language of the edition shown for a policy.
    private static Language language(
            PolicyIndex.Listed listed, Language usual, @Nullable Language chosen, Request request) {
        return listed.inForce()
                .map(version ->
                        chosen == null ? PageEndpoints.wanted(version::nearest, request) : version.nearest(chosen))
                .orElse(usual);
    }
}
