package register.read.embed;

import register.chain.VersionStatus;
import register.json.Json;
import register.policy.Category;
import register.policy.Company;
import register.policy.Identifier;
import register.policy.Location;
import register.policy.Relationship;
import register.policy.TransferMechanism;
import register.read.lookup.PlaceFilter;
import register.value.Term;
import register.words.Listing;
import register.words.Places;
import register.words.Words;

/// The names of a list's codes and columns in its language, for display elsewhere. Country names are left to the
/// client: loading them takes longer than the list.
public final class ListWords {
    private static final String[] MODULES = {"1", "2", "3", "4"};

    /// The exporting countries with a part of the Data Privacy Framework of their own.
    private static final String[] FRAMEWORKS = {"CH", "GB"};

    /// The name in the list, then the glossary's key.
    private static final String[] WORDS = {
        "subprocessor", "subprocessor",
        "service", "service",
        "purpose", "purpose",
        "location", "location",
        "notStated", "not-stated",
        "optional", "optional",
        "contact", "contact",
        "contentHash", "content-hash",
        "sealedPdf", "sealed-pdf",
        "objectUntil", "object-until",
        "languageLabel", "list-language",
        "versions", "list-versions",
        "changes", "what-changes",
        "verify", "list-verify",
        "search", "list-search",
        "concernMe", "concern-me",
        "any", "any",
        "whereLabel", "location-role.processing",
        "whereAll", "where-all",
        "choiceNote", "concern-note",
        "choiceLink", "concern-link",
        "noMatch", "list-no-match",
        "empty", "list-empty",
    };

    /// Pairs for words with a placeholder, `{0}`.
    private static final String[] PATTERNS = {
        "customersIn", "customers-in",
        "withFeature", "with-feature",
        "personalData", "personal-data",
        "dataSubjects", "data-subjects",
        "retention", "retention",
        "transfer", "transfer",
        "newCustomersFrom", "new-customers-from",
        "existingCustomersFrom", "existing-customers-from",
        "endsOn", "ends-on",
        "noticeDays", "notice-days",
        "stale", "list-stale",
        "partShown", "part-shown",
    };

    private ListWords() {}

    /// @param trial true if the register is a trial, which adds a word
    public static Json of(Words glossary, VersionStatus status, boolean trial) {
        Json.Builder words = Json.object()
                .put("language", glossary.language().tag())
                .put("trial", trial ? Json.of(glossary.get("trial")) : null)
                .put("status", glossary.get("status", status))
                .put("announced", glossary.get("status", VersionStatus.ANNOUNCED))
                .put("category", categories(glossary))
                .put("relationship", terms(glossary, "relationship", Relationship.values()))
                .put("identifier", terms(glossary, "identifier", Identifier.Scheme.values()))
                .put("role", terms(glossary, "location-role", Location.Role.values()))
                .put("region", regions(glossary))
                .put("mechanism", terms(glossary, "mechanism", TransferMechanism.values()))
                .put("dpfFrom", keyed(glossary, "dpf-from.", FRAMEWORKS))
                .put("where", terms(glossary, "where", PlaceFilter.IN, PlaceFilter.OUT))
                .put("module", keyed(glossary, "module.", MODULES))
                .put("companyRole", terms(glossary, "company-role", Company.Role.values()))
                .put(
                        "modelTraining",
                        Json.object()
                                .put("true", glossary.get("model-training"))
                                .put("false", glossary.get("no-model-training")));
        for (int i = 0; i < WORDS.length; i += 2) {
            words.put(WORDS[i], glossary.get(WORDS[i + 1]));
        }
        for (int i = 0; i < PATTERNS.length; i += 2) {
            // Quotes are doubled for `Words.get`, which fills in placeholders.
            words.put(PATTERNS[i], glossary.get(PATTERNS[i + 1]).replace("''", "'"));
        }
        return words.build();
    }

    private static Json categories(Words glossary) {
        Json.Builder named = Json.object();
        for (Category known : Category.KNOWN) {
            named.put(known.id(), Listing.word(known, glossary));
        }
        return named.build();
    }

    private static Json terms(Words glossary, String vocabulary, Term... terms) {
        Json.Builder named = Json.object();
        for (Term term : terms) {
            named.put(term.term(), glossary.get(vocabulary, term));
        }
        return named.build();
    }

    private static Json regions(Words glossary) {
        Json.Builder named = Json.object();
        // By index: an iterator would be one more class at each cold start.
        for (int i = 0; i < Places.REGIONS.size(); i++) {
            named.put(Places.REGIONS.get(i), Places.region(Places.REGIONS.get(i), glossary));
        }
        for (int i = 0; i < Places.ALIKE.size(); i++) {
            named.put(Places.ALIKE.get(i), Places.region(Places.ALIKE.get(i), glossary));
        }
        return named.build();
    }

    private static Json keyed(Words glossary, String vocabulary, String[] keys) {
        Json.Builder named = Json.object();
        for (String key : keys) {
            named.put(key, glossary.get(vocabulary + key));
        }
        return named.build();
    }
}
