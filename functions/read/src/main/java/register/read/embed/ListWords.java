package register.read.embed;

import register.chain.VersionStatus;
import register.json.Json;
import register.policy.Category;
import register.policy.Location;
import register.policy.Relationship;
import register.value.Term;
import register.words.Words;

/// What a list's codes and columns are called in its language, for who shows it elsewhere. Countries are left to the
/// reader's own names for them: to load ours costs more than the list.
public final class ListWords {
    private static final String[] REGIONS = {"EU", "EEA", "APAC"};

    private ListWords() {}

    public static Json of(Words glossary, VersionStatus status) {
        return Json.object()
                .put("language", glossary.language().tag())
                .put("status", glossary.get("status", status))
                .put("subprocessor", glossary.get("subprocessor"))
                .put("service", glossary.get("service"))
                .put("purpose", glossary.get("purpose"))
                .put("location", glossary.get("location"))
                .put("notStated", glossary.get("not-stated"))
                .put("customersIn", glossary.get("customers-in"))
                .put("withFeature", glossary.get("with-feature"))
                .put("optional", glossary.get("optional"))
                .put("contentHash", glossary.get("content-hash"))
                .put("search", glossary.get("list-search"))
                .put("noMatch", glossary.get("list-no-match"))
                .put("empty", glossary.get("list-empty"))
                .put("stale", glossary.get("list-stale"))
                .put("category", terms(glossary, "category", Category.values()))
                .put("relationship", terms(glossary, "relationship", Relationship.values()))
                .put("role", terms(glossary, "location-role", Location.Role.values()))
                .put("region", regions(glossary))
                .build();
    }

    private static Json terms(Words glossary, String vocabulary, Term[] terms) {
        Json.Builder named = Json.object();
        for (Term term : terms) {
            named.put(term.term(), glossary.get(vocabulary, term));
        }
        return named.build();
    }

    private static Json regions(Words glossary) {
        Json.Builder named = Json.object();
        for (String region : REGIONS) {
            named.put(region, glossary.get("region." + region));
        }
        return named.build();
    }
}
