package register.read.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.document.Trial;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Language;

/// The properties of the website that the functions serve.
///
/// @param security contact for reporting a vulnerability; null if not configured
/// @param encrypted true if readers reach it by HTTPS only, which answers then announce to browsers (RFC 6797)
/// @param url its public address, without a trailing slash; null if it has none
/// @param forms true if it offers forms to readers
/// @param edge the secret that the edge alone sends; null if readers reach the register directly. The edge is a cache
///     that is told of each entry
/// @param trial true if the register is a trial (`register.document.Trial`), which its pages say
/// @param languages of the pages that belong to no policy, if the site is a folder of files, whose pages have nothing
///     that only a program can answer; null if a program answers, in all languages
public record ServedSite(
        @Nullable SecurityContact security,
        boolean encrypted,
        @Nullable String url,
        boolean forms,
        @Nullable String edge,
        boolean trial,
        @Nullable List<Language> languages) {
    /// A website without any configuration.
    public static final ServedSite UNKNOWN = new ServedSite(null, false, null);

    /// A store adds one for the next page.
    private static final int ALL = Integer.MAX_VALUE - 1;

    private static final String CONTACT = "REGISTER_SECURITY_CONTACT";
    // `register.settings.PublicAddress` checks it when the register starts, not here, for faster cold starts.
    private static final String URL = "REGISTER_URL";
    private static final String CANONICAL = "REGISTER_SECURITY_CANONICAL";

    /// A website without forms.
    public ServedSite(@Nullable SecurityContact security, boolean encrypted, @Nullable String url) {
        this(security, encrypted, url, false, null, false);
    }

    /// A website that a program answers.
    public ServedSite(
            @Nullable SecurityContact security,
            boolean encrypted,
            @Nullable String url,
            boolean forms,
            @Nullable String edge,
            boolean trial) {
        this(security, encrypted, url, forms, edge, trial, null);
    }

    /// Reads `REGISTER_SECURITY_CONTACT`, `REGISTER_SECURITY_CANONICAL`, `REGISTER_URL` and `REGISTER_ORIGIN`.
    ///
    /// @param sends true if mail reaches people, which forms need, besides https
    /// @throws BadSettingException for the first that cannot be used
    public static ServedSite read(Variables variables, boolean encrypted, boolean sends) {
        SecurityContact security = security(variables);
        return new ServedSite(
                security, encrypted, url(variables), forms(variables, sends), null, PublicAddress.isTrial(variables));
    }

    /// A folder of files.
    public static ServedSite ofFiles(@Nullable String url, boolean trial, List<Language> languages) {
        return new ServedSite(null, false, url, false, null, trial, List.copyOf(languages));
    }

    /// The number of items in an answer if the reader states none: all, if no program answers for more.
    int usual(int number) {
        return languages == null ? number : ALL;
    }

    /// A copy for a register that may be a trial.
    public ServedSite with(Trial trial) {
        return new ServedSite(security, encrypted, url, forms, edge, trial.is(), languages);
    }

    /// A copy that is behind the edge if there is one: reads `REGISTER_EDGE_SECRET`.
    public ServedSite withEdge(Variables variables) {
        return new ServedSite(
                security, encrypted, url, forms, variables.optional("REGISTER_EDGE_SECRET"), trial, languages);
    }

    /// Files that the edge serves: reads only `REGISTER_URL` and `REGISTER_ORIGIN`.
    ///
    /// @param sends as for `read`
    public static ServedSite atEdge(Variables variables, boolean sends) {
        return new ServedSite(
                null, true, url(variables), forms(variables, sends), "", PublicAddress.isTrial(variables));
    }

    /// Reads only `REGISTER_URL` and `REGISTER_ORIGIN`, for functions that serve no list.
    public static ServedSite located(Variables variables, boolean encrypted) {
        return new ServedSite(null, encrypted, url(variables), false, null, PublicAddress.isTrial(variables));
    }

    private static boolean forms(Variables variables, boolean sends) {
        String url = url(variables);
        return sends && url != null && url.startsWith("https:");
    }

    private static @Nullable String url(Variables variables) {
        String url = variables.optional(URL);
        return url != null && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The absolute form of one of the register's own addresses; unchanged if the register has no public address.
    public String absolute(String address) {
        return url == null ? address : url + address;
    }

    private static @Nullable SecurityContact security(Variables variables) {
        List<String> contacts = variables.list(CONTACT);
        String canonical = variables.optional(CANONICAL);
        if (contacts.isEmpty()) {
            if (canonical != null) {
                throw new BadSettingException(CANONICAL, canonical, "expected only beside " + CONTACT);
            }
            return null;
        }
        SecurityContact contact = checked(CONTACT, variables.exact(CONTACT), contacts, null);
        return canonical == null ? contact : checked(CANONICAL, canonical, contacts, canonical);
    }

    private static SecurityContact checked(
            String variable, String value, List<String> contacts, @Nullable String canonical) {
        try {
            return new SecurityContact(contacts, canonical);
        } catch (IllegalArgumentException e) {
            throw new BadSettingException(variable, value, String.valueOf(e.getMessage()));
        }
    }
}
