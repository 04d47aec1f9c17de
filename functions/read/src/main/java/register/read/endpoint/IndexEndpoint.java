package register.read.endpoint;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.brand.Brands;
import register.read.html.LanguageControl;
import register.read.html.Layout;
import register.read.html.Look;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.Request;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyIndex;
import register.read.page.IndexPage;
import register.value.Language;
import register.value.PolicyId;

/// `GET /`: the policies, a page of them at a time.
final class IndexEndpoint {
    private static final int LISTED = 50;

    private IndexEndpoint() {}

    static Answer answer(Call call) {
        Lookup lookup = call.lookup();
        Language chosen = call.parameters().language("lang");
        Language words = call.words();
        Language wanted = words == null ? PageEndpoints.readersLanguage(call.request()) : words;
        PolicyId after = call.parameters().policy("after");
        PolicyIndex index = lookup.index(after, LISTED);
        List<IndexPage.Item> items = items(index, wanted, chosen, call.request());
        String languages = items.stream().map(item -> item.language().tag()).collect(Collectors.joining(","));
        Look look = call.look(Brands.ANY);
        var view = new IndexPage.View(
                items, wanted, chosen, call.parameters().language(LanguageControl.UI), after, index.next(), look);
        return lookup.kept(
                        index,
                        "index " + wanted + " " + chosen + " " + view.ui() + " " + after + " " + languages + " " + look,
                        () -> PageEndpoints.html(IndexPage.render(view), Freshness.NEVER))
                .with("Content-Security-Policy", look.admitted(Layout.CONTENT_SECURITY_POLICY))
                .with("Cache-Control", Freshness.at(lookup.now(), index.zones()))
                .with("Content-Language", IndexPage.language(wanted).tag())
                .with("Vary", chosen == null ? "Accept-Language" : null);
    }

    /// The policies that a reader who found none may have meant: the first page of them, in one read.
    static IndexPage.View instead(Lookup lookup, Language wanted, Request request) {
        PolicyIndex index = lookup.index(null, LISTED);
        return new IndexPage.View(
                items(index, wanted, null, request), wanted, null, null, null, index.next(), Look.SOBER);
    }

    private static List<IndexPage.Item> items(
            PolicyIndex index, Language wanted, @Nullable Language chosen, Request request) {
        return index.policies().stream()
                .map(listed -> new IndexPage.Item(listed, language(listed, wanted, chosen, request)))
                .toList();
    }

    /// That of the edition that is named of a policy.
    private static Language language(
            PolicyIndex.Listed listed, Language usual, @Nullable Language chosen, Request request) {
        return listed.inForce()
                .map(version ->
                        chosen == null ? PageEndpoints.wanted(version::nearest, request) : version.nearest(chosen))
                .orElse(usual);
    }
}
