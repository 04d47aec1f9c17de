package register.read.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.settings.BadSettingException;
import register.settings.Variables;

/// What the functions say of the website that they answer for.
///
/// @param security where a weakness is reported; null where nobody said
/// @param encrypted whether readers reach it by HTTPS alone: answers then say so to browsers (RFC 6797)
public record Site(@Nullable SecurityContact security, boolean encrypted) {
    /// Of which nothing is known.
    public static final Site UNKNOWN = new Site(null, false);

    private static final String CONTACT = "REGISTER_SECURITY_CONTACT";
    private static final String CANONICAL = "REGISTER_SECURITY_CANONICAL";

    /// What `REGISTER_SECURITY_CONTACT` and `REGISTER_SECURITY_CANONICAL` say.
    ///
    /// @throws BadSettingException naming the first that cannot be used
    public static Site read(Variables variables, boolean encrypted) {
        return new Site(security(variables), encrypted);
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
