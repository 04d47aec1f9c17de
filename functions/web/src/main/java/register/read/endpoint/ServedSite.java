package register.read.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.document.Trial;
import register.settings.BadSettingException;
import register.settings.Variables;

/// What the functions say of the website that they answer for.
///
/// @param security where a weakness is reported; null where nobody said
/// @param encrypted whether readers reach it by HTTPS alone: answers then say so to browsers (RFC 6797)
/// @param url where everybody reaches it, without a slash at its end; null where it has no public address
/// @param forms whether readers can fill in forms there
/// @param trial whether the register is a trial (`register.document.Trial`), which its pages say
public record ServedSite(
        @Nullable SecurityContact security,
        boolean encrypted,
        @Nullable String url,
        boolean forms,
        boolean trial) {
    /// Of which nothing is known.
    public static final ServedSite UNKNOWN = new ServedSite(null, false, null);

    private static final String CONTACT = "REGISTER_SECURITY_CONTACT";
    // What it may be, `register.settings.PublicAddress` says where the register starts; here each start counts.
    private static final String URL = "REGISTER_URL";
    private static final String CANONICAL = "REGISTER_SECURITY_CANONICAL";

    /// One without forms.
    public ServedSite(@Nullable SecurityContact security, boolean encrypted, @Nullable String url) {
        this(security, encrypted, url, false, false);
    }

    /// What `REGISTER_SECURITY_CONTACT`, `REGISTER_SECURITY_CANONICAL` and `REGISTER_URL` say.
    ///
    /// @param sends whether mail leaves to where people read it: forms need that, and https
    /// @throws BadSettingException naming the first that cannot be used
    public static ServedSite read(Variables variables, boolean encrypted, boolean sends) {
        String url = url(variables);
        return new ServedSite(
                security(variables), encrypted, url, sends && url != null && url.startsWith("https:"), false);
    }

    /// The same of a register that may be a trial.
    public ServedSite with(Trial trial) {
        return new ServedSite(security, encrypted, url, forms, trial.is());
    }

    /// What `REGISTER_URL` says alone, for what serves no page.
    public static ServedSite located(Variables variables, boolean encrypted) {
        return new ServedSite(null, encrypted, url(variables));
    }

    private static @Nullable String url(Variables variables) {
        String url = variables.optional(URL);
        return url != null && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// An address of the register's own as everybody reaches it; as it is where the register has no public address.
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
