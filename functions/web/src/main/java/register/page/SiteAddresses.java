package register.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;
import register.value.Term;

/// The addresses of the read function, relative to its root.
public final class SiteAddresses {
    /// The keys that verify the register's signatures.
    public static final String KEYS = "/v1/keys";

    /// The schema of a list's JSON form.
    public static final String LIST_SCHEMA = "/v1/list.schema.json";

    /// The context that makes a list's JSON form RDF (JSON-LD 1.1).
    public static final String LIST_CONTEXT = "/v1/list.context.jsonld";

    public static final String DOCUMENTS = "/v1/documents/";

    /// The API's description.
    public static final String OPENAPI = "/v1/openapi.json";

    /// The pointer to the lists (docs/format.md).
    public static final String POINTER = "/.well-known/subprocessors.json";

    /// What crawlers may read (RFC 9309).
    public static final String ROBOTS = "/robots.txt";

    /// The pages of the lists in force.
    public static final String SITEMAP = "/sitemap.xml";

    /// The lists in force, for language models.
    public static final String LLMS = "/llms.txt";

    /// The page for checking a document of the register.
    public static final String VERIFY = "/verify";

    /// The API's description for people.
    public static final String DOCS = "/v1/docs";

    /// The logs.
    public static final String LOG = "/log/";

    /// The policies.
    public static final String POLICIES = "/v1/policies";

    private static final String POLICY = POLICIES + "/";

    private SiteAddresses() {}

    public static String page(PolicyId policy) {
        return "/" + policy;
    }

    public static String page(PolicyId policy, LocalDate effectiveDate) {
        return "/" + policy + "/" + effectiveDate;
    }

    public static String page(EntryHeader of) {
        return page(of.policy(), of.effectiveDate());
    }

    /// The form for subscribing to a policy's changes.
    public static String subscribe(PolicyId policy) {
        return page(policy) + "/subscribe";
    }

    /// The page with a version's proofs, and how to check them.
    public static String proofPage(PolicyId policy, LocalDate effectiveDate) {
        return page(policy, effectiveDate) + "/proof";
    }

    public static String proofPage(EntryHeader of) {
        return proofPage(of.policy(), of.effectiveDate());
    }

    /// @param extension `.json`, `.csv`, `.html` (the table of Annex III), `.cdx.json` (CycloneDX), or empty if the
    /// client's `Accept` decides
    public static String list(PolicyId policy, String extension) {
        return POLICY + policy + "/subprocessors" + extension;
    }

    public static String versions(PolicyId policy) {
        return POLICY + policy + "/versions";
    }

    /// The page of versions.
    public static String versionsPage(PolicyId policy) {
        return page(policy) + "/versions";
    }

    public static String version(PolicyId policy, LocalDate effectiveDate) {
        return versions(policy) + "/" + effectiveDate;
    }

    public static String version(EntryHeader of) {
        return version(of.policy(), of.effectiveDate());
    }

    public static String snapshot(PolicyId policy, LocalDate effectiveDate) {
        return version(policy, effectiveDate) + "/snapshot.pdf";
    }

    public static String snapshot(EntryHeader of) {
        return snapshot(of.policy(), of.effectiveDate());
    }

    /// The PDF of one revision's edition.
    public static String pdf(EntryHeader of, Language edition) {
        return with(snapshot(of), "revision", of.revision(), "lang", edition);
    }

    /// A version's list, as known when the entry was recorded.
    ///
    /// @param extension as of the list in force
    public static String list(EntryHeader of, String extension) {
        return with(version(of) + "/subprocessors" + extension, "revision", of.revision());
    }

    /// The page that compares a version with the one before it.
    ///
    /// @param extension `.json`, `.html`, or empty if the client's `Accept` decides
    /// @param revision as known when it was recorded; null for the current one, as known now
    public static String changes(EntryHeader of, String extension, @Nullable Integer revision) {
        return with(version(of) + "/changes" + extension, "revision", revision);
    }

    /// The page that compares a correction with the entry that it corrects.
    public static String correction(EntryHeader of, String extension) {
        return with(version(of) + "/correction" + extension, "revision", of.revision());
    }

    /// @param extension `.json`, `.html`, or empty if the client's `Accept` decides
    public static String changes(PolicyId policy, String extension) {
        return POLICY + policy + "/changes" + extension;
    }

    /// A policy's feed.
    ///
    /// @param extension `.atom` or `.json`
    public static String feed(PolicyId policy, String extension) {
        return POLICY + policy + "/feed" + extension;
    }

    /// A policy's calendar.
    public static String dates(PolicyId policy) {
        return POLICY + policy + "/dates.ics";
    }

    /// The newest checkpoint of a policy's log.
    public static String checkpoint(PolicyId policy) {
        return LOG + policy + "/checkpoint";
    }

    /// The proof that an entry is in its policy's log.
    public static String proof(PolicyId policy, long sequence) {
        return LOG + policy + "/proofs/" + sequence;
    }

    public static String document(Sha256 sha256) {
        return DOCUMENTS + sha256;
    }

    /// The address of a page in the chosen languages; null leaves a language to the default.
    ///
    /// @param edition the language of the policy's text
    /// @param ui the language of the words around it
    public static String in(String address, @Nullable Language edition, @Nullable Language ui) {
        return with(address, "lang", edition, LanguageControl.UI, ui);
    }

    /// The address with more parameters: the kept one if there is one.
    ///
    /// @param address may be a kept one
    /// @param parameters names, each followed by its value; null omits the parameter
    public static String with(String address, @Nullable Object... parameters) {
        String queried = KeptAddress.queried(address);
        String whole = queried == null ? address : queried;
        for (int i = 0; i < parameters.length; i += 2) {
            Object value = parameters[i + 1];
            if (value != null) {
                String encoded = URLEncoder.encode(value instanceof Term term ? term.term() : value.toString(), UTF_8)
                        .replace("+", "%20");
                whole += (whole.indexOf('?') < 0 ? "?" : "&") + parameters[i] + "=" + encoded;
            }
        }
        return KeptAddress.of(whole);
    }
}
