package register.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The addresses of the read function, relative to its root.
public final class SiteAddresses {
    /// The keys that verify the register's signatures.
    public static final String KEYS = "/v1/keys";

    /// The schema of a list's JSON form.
    public static final String LIST_SCHEMA = "/v1/list.schema.json";

    public static final String DOCUMENTS = "/v1/documents/";

    /// The API's description.
    public static final String OPENAPI = "/v1/openapi.json";

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

    /// The page with a version's proofs, and how to check them.
    public static String proofPage(PolicyId policy, LocalDate effectiveDate) {
        return page(policy, effectiveDate) + "/proof";
    }

    /// @param extension `.json`, `.csv`, `.html` (the table of Annex III), or empty if the client's `Accept` decides
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

    public static String snapshot(PolicyId policy, LocalDate effectiveDate) {
        return version(policy, effectiveDate) + "/snapshot.pdf";
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
        return with(with(address, "lang", edition), LanguageControl.UI, ui);
    }

    /// The address with one more parameter, unless the value is null.
    public static String with(String address, String name, @Nullable Object value) {
        if (value == null) {
            return address;
        }
        String encoded = URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
        return address + (address.indexOf('?') < 0 ? '?' : '&') + name + "=" + encoded;
    }
}
