package register.read.docs;

import java.util.List;
import java.util.regex.Pattern;
import register.page.SiteAddresses;

/// A page of the API's description: a group of addresses, or the schemas of one document.
enum ApiPart {
    POLICIES("policies", "Lists and feeds"),
    HISTORY("history", "Versions and changes"),
    REGISTER("register", "Documents, keys and descriptions"),
    LOGS("logs", "The logs"),
    EMBED("embed", "On other websites"),
    PAGES("pages", "Pages"),
    FORMS("forms", "Forms"),
    SCHEMAS("schema", "Schemas of the API"),
    LIST_SCHEMA("list", "Schema of a list"),
    POLICY_SCHEMA("policy", "Schema of a policy");

    static final List<ApiPart> OF_ADDRESSES = List.of(POLICIES, HISTORY, REGISTER, LOGS, EMBED, PAGES, FORMS);

    private static final Pattern OF_HISTORY = Pattern.compile("/v1/policies/\\{policy}/(versions|changes).*");
    private static final Pattern FORM = Pattern.compile("/\\{policy}/(subscribe|confirm|leave|object|address)(/.*)?");

    private final String key;
    private final String title;

    ApiPart(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /// The last segment of its address; for schemas, also the prefix of their anchors.
    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String address() {
        return SiteAddresses.DOCS + "/" + key;
    }

    /// The part that describes an address.
    static ApiPart of(String path) {
        if (OF_HISTORY.matcher(path).matches()) {
            return HISTORY;
        } else if (FORM.matcher(path).matches()) {
            return FORMS;
        }
        return switch (path.split("/", -1)[1]) {
            case "v1" -> path.startsWith("/v1/policies") ? POLICIES : REGISTER;
            case ".well-known" -> REGISTER;
            case "log" -> LOGS;
            case "embed" -> EMBED;
            default -> PAGES;
        };
    }
}
