package register.read.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// The addresses of what the read function serves, relative to its root.
public final class SiteAddresses {
    /// The keys that verify what the register signs.
    public static final String KEYS = "/v1/keys";

    /// What a list looks like as JSON.
    public static final String LIST_SCHEMA = "/v1/list.schema.json";

    public static final String DOCUMENTS = "/v1/documents/";

    /// The description of the API.
    public static final String OPENAPI = "/v1/openapi.json";

    /// Where a reader finds out whether a file is a document of the register.
    public static final String VERIFY = "/verify";

    /// Where the API is described for people.
    public static final String DOCS = "/v1/docs";

    /// Where the logs are.
    public static final String LOG = "/log/";

    /// The policies served here.
    public static final String POLICIES = "/v1/policies";

    private static final String POLICY = POLICIES + "/";

    private SiteAddresses() {}

    public static String page(PolicyId policy) {
        return "/" + policy;
    }

    public static String page(PolicyId policy, LocalDate effectiveDate) {
        return "/" + policy + "/" + effectiveDate;
    }

    /// What is recorded to prove a version, and how to check it.
    public static String proofPage(PolicyId policy, LocalDate effectiveDate) {
        return page(policy, effectiveDate) + "/proof";
    }

    /// @param extension `.json`, `.csv`, `.html` (the table of Annex III), or empty where the client's `Accept` decides
    public static String list(PolicyId policy, String extension) {
        return POLICY + policy + "/subprocessors" + extension;
    }

    public static String versions(PolicyId policy) {
        return POLICY + policy + "/versions";
    }

    /// The page of them.
    public static String versionsPage(PolicyId policy) {
        return page(policy) + "/versions";
    }

    public static String version(PolicyId policy, LocalDate effectiveDate) {
        return versions(policy) + "/" + effectiveDate;
    }

    public static String snapshot(PolicyId policy, LocalDate effectiveDate) {
        return version(policy, effectiveDate) + "/snapshot.pdf";
    }

    /// @param extension `.json`, `.html`, or empty where the client's `Accept` decides
    public static String changes(PolicyId policy, String extension) {
        return POLICY + policy + "/changes" + extension;
    }

    /// What its entries tell, as a feed.
    ///
    /// @param extension `.atom` or `.json`
    public static String feed(PolicyId policy, String extension) {
        return POLICY + policy + "/feed" + extension;
    }

    /// Its dates, as a calendar.
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

    /// The address of a page in the languages that are chosen; null leaves one to what decides without it.
    ///
    /// @param edition of what a policy says
    /// @param ui of the words around it
    public static String in(String address, @Nullable Language edition, @Nullable Language ui) {
        return with(with(address, "lang", edition), LanguageControl.UI, ui);
    }

    /// The address with one more parameter, unless its value is null.
    public static String with(String address, String name, @Nullable Object value) {
        if (value == null) {
            return address;
        }
        String encoded = URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
        return address + (address.indexOf('?') < 0 ? '?' : '&') + name + "=" + encoded;
    }
}
