package register.read.endpoint;

import org.jspecify.annotations.Nullable;
import register.chain.VersionStatus;
import register.chain.VersionSummary;
import register.json.Json;
import register.page.SiteAddresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.Lookup;
import register.read.lookup.PolicyIndex;
import register.value.PolicyId;

/// `GET /v1/policies`: the policies ordered by id, page by page.
final class PoliciesEndpoint {
    private static final int MOST = 100;
    private static final int USUAL = 20;

    private PoliciesEndpoint() {}

    static Answer answer(RoutedRequest call) {
        Lookup lookup = call.lookup();
        Integer limit = call.parameters().number("limit", MOST);
        PolicyId after = call.parameters().policy("after");
        PolicyIndex index = lookup.index(after, limit == null ? call.site().usual(USUAL) : limit);
        String first = SiteAddresses.with(SiteAddresses.POLICIES, "limit", limit);
        String self = SiteAddresses.with(first, "after", after);
        return lookup.kept(index, self, () -> Answer.json(json(lookup, index, self, first), Freshness.NEVER))
                .with("Cache-Control", Freshness.at(lookup.now(), index.zones()));
    }

    private static Json json(Lookup lookup, PolicyIndex index, String self, String first) {
        return Json.object()
                .put("policies", Json.array(index.policies(), listed -> policy(lookup, listed)))
                .put(
                        "links",
                        Json.object()
                                .put("self", self)
                                .put(
                                        "next",
                                        index.next() == null ? null : SiteAddresses.with(first, "after", index.next())))
                .build();
    }

    private static Json policy(Lookup lookup, PolicyIndex.Listed listed) {
        PolicyId policy = listed.policy();
        return listed.inForce()
                .map(inForce -> inForce(lookup, inForce))
                .orElseGet(Json::object)
                .put("policy", policy.value())
                .put(
                        "links",
                        Json.object()
                                .put("list", SiteAddresses.list(policy, ".json"))
                                .put("versions", SiteAddresses.with(SiteAddresses.versions(policy)))
                                .put("checkpoint", SiteAddresses.checkpoint(policy))
                                .put("html", SiteAddresses.page(policy)))
                .build();
    }

    private static Json.Builder inForce(Lookup lookup, VersionSummary version) {
        VersionSummary.@Nullable Names names = version.names().get(version.language());
        Json.Builder json = version.tellsAdditions()
                ? EntryView.ofAdded(version.header(), version.additions())
                : EntryView.of(version.header(), lookup.additions(version.header()));
        return json.put("status", VersionStatus.IN_FORCE.term())
                .put("dateBasis", version.dateBasis().term())
                .put("language", version.language().tag())
                .put("title", names == null ? null : names.title())
                .put("provider", names == null ? null : names.provider());
    }
}
