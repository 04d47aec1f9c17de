package register.read.endpoint;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import register.chain.Entry;
import register.chain.VersionStatus;
import register.json.Json;
import register.read.html.Addresses;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.value.Language;
import register.value.PolicyId;

/// `GET /v1/policies`
final class PoliciesEndpoint {
    private PoliciesEndpoint() {}

    static Answer answer(Call call) {
        Lookup lookup = call.lookup();
        var policies = new ArrayList<Json>();
        var zones = new HashSet<ZoneId>();
        for (PolicyId policy : lookup.history().policies()) {
            Optional<Entry> entry = lookup.history().inForce(policy, null, null);
            zones.add(lookup.zone(policy));
            policies.add(policy(lookup, policy, entry.map(lookup::stated)));
        }
        return Answer.json(
                Json.object()
                        .put("policies", Json.array(policies))
                        .put("links", Json.object().put("self", "/v1/policies").build())
                        .build(),
                Freshness.at(lookup.now(), zones));
    }

    private static Json policy(Lookup lookup, PolicyId policy, Optional<StatedEntry> inForce) {
        Json.Builder json = Json.object();
        if (inForce.isPresent()) {
            StatedEntry stated = inForce.get();
            Language language = stated.version().defaultLanguage();
            json = EntryView.of(stated.header(), lookup.additions(stated), VersionStatus.IN_FORCE)
                    .put("dateBasis", stated.version().dateBasis().term())
                    .put("language", language.tag())
                    .put("title", stated.version().edition(language).title())
                    .put("provider", stated.version().edition(language).provider());
        }
        return json.put("policy", policy.value())
                .put(
                        "links",
                        Json.object()
                                .put("list", Addresses.list(policy, ""))
                                .put("versions", Addresses.versions(policy))
                                .put("checkpoint", Addresses.checkpoint(policy))
                                .put("html", Addresses.page(policy))
                                .build())
                .build();
    }
}
