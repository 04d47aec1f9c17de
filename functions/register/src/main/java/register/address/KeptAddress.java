package register.address;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.value.PolicyId;

/// The address of a page or file that the register keeps: without a query, so that a folder of files can answer it too,
/// and with an ending that gives its type. Its answer is that of an address with a query, byte for byte.
public final class KeptAddress {
    private static final String POLICY = "/v1/policies/{policy}/";

    /// Addresses with the names of their parameters, each followed by the kept one.
    private static final List<KeptAddress> ALL = all(
            "/?lang",
            "/policies/{lang}/",
            "/verify?lang",
            "/verify/{lang}/",
            "/{policy}?lang",
            "/{policy}/{lang}/",
            "/{policy}/versions?lang",
            "/{policy}/{lang}/versions/",
            "/{policy}/versions?lang&year",
            "/{policy}/{lang}/versions/{year}/",
            "/{policy}/{date}?lang",
            "/{policy}/{date}/{lang}/",
            "/{policy}/{date}?lang&revision",
            "/{policy}/{date}/{revision}/{lang}/",
            "/{policy}/{date}?revision",
            "/{policy}/{date}/{revision}/",
            "/{policy}/{date}/proof?revision",
            "/{policy}/{date}/{revision}/proof/",
            POLICY + "versions/{date}/snapshot.pdf?revision",
            "/{policy}/{date}/{revision}.pdf",
            "/{policy}/{date}/proof?lang",
            "/{policy}/{date}/{lang}/proof/",
            "/{policy}/{date}/proof?lang&revision",
            "/{policy}/{date}/{revision}/{lang}/proof/",
            POLICY + "versions/{date}/snapshot.pdf?lang",
            "/{policy}/{date}/{lang}.pdf",
            POLICY + "versions/{date}/snapshot.pdf?lang&revision",
            "/{policy}/{date}/{revision}/{lang}.pdf",
            POLICY + "versions/{date}/changes.html?lang",
            "/{policy}/{date}/{lang}/changes/",
            POLICY + "versions/{date}/changes.html?lang&revision",
            "/{policy}/{date}/{revision}/{lang}/changes/",
            POLICY + "versions/{date}/correction.html?lang&revision",
            "/{policy}/{date}/{revision}/{lang}/correction/",
            POLICY + "versions/{date}/subprocessors.html?lang&revision",
            "/{policy}/{date}/{revision}/{lang}/annex/",
            POLICY + "versions/{date}/subprocessors.json?lang&revision",
            POLICY + "versions/{date}/{revision}/subprocessors.{lang}.json",
            POLICY + "versions/{date}/subprocessors.csv?lang&revision",
            POLICY + "versions/{date}/{revision}/subprocessors.{lang}.csv",
            POLICY + "versions/{date}/subprocessors.cdx.json?lang&revision",
            POLICY + "versions/{date}/{revision}/subprocessors.{lang}.cdx.json",
            POLICY + "subprocessors.json?lang",
            POLICY + "subprocessors.{lang}.json",
            POLICY + "subprocessors.csv?lang",
            POLICY + "subprocessors.{lang}.csv",
            POLICY + "subprocessors.cdx.json?lang",
            POLICY + "subprocessors.{lang}.cdx.json",
            POLICY + "subprocessors.html?lang",
            POLICY + "subprocessors.{lang}.html",
            POLICY + "subprocessors.fragment.html?lang",
            POLICY + "subprocessors.{lang}.fragment.html",
            POLICY + "feed.atom?lang",
            POLICY + "feed.{lang}.atom",
            POLICY + "feed.atom?lang&upTo",
            POLICY + "feed.{lang}.{upTo}.atom",
            POLICY + "feed.json?lang",
            POLICY + "feed.{lang}.json",
            POLICY + "feed.json?lang&upTo",
            POLICY + "feed.{lang}.{upTo}.json",
            POLICY + "dates.ics?lang",
            POLICY + "dates.{lang}.ics",
            POLICY + "versions/{date}",
            POLICY + "versions/{date}.json",
            POLICY + "versions/{date}?revision",
            POLICY + "versions/{date}/{revision}.json",
            POLICY + "versions?year",
            POLICY + "versions/{year}.json",
            POLICY + "versions",
            POLICY + "versions.json",
            "/v1/policies",
            "/v1/policies.json",
            "/v1/keys",
            "/v1/keys.json",
            "/v1/keys?policy",
            "/v1/keys/{policy}.json");

    /// First segments that are no policy's, besides `verify`.
    private static final List<String> OTHERS = List.of("v1", "log", "embed", "policies");

    /// An ending like a language's, which ISO 639 has not assigned.
    private static final String CYCLONEDX = "cdx";

    private final String path;
    private final List<String> names;
    private final String kept;

    private KeptAddress(String queried, String kept) {
        int query = queried.indexOf('?');
        this.path = query < 0 ? queried : queried.substring(0, query);
        this.names =
                query < 0 ? List.of() : List.of(queried.substring(query + 1).split("&", -1));
        this.kept = kept;
    }

    /// The templates of addresses with the names of their parameters, each with that of the kept one.
    public static Map<String, String> templates() {
        var templates = new LinkedHashMap<String, String>();
        for (KeptAddress one : ALL) {
            templates.put(one.names.isEmpty() ? one.path : one.path + "?" + String.join("&", one.names), one.kept);
        }
        return Collections.unmodifiableMap(templates);
    }

    private static List<KeptAddress> all(String... addresses) {
        var all = new ArrayList<KeptAddress>();
        for (int i = 0; i < addresses.length; i += 2) {
            all.add(new KeptAddress(addresses[i], addresses[i + 1]));
        }
        return List.copyOf(all);
    }

    /// The kept address with the same answer; the address itself if there is none.
    ///
    /// @param address from the register's root; may end with a fragment
    public static String of(String address) {
        int hash = address.indexOf('#');
        String rest = hash < 0 ? "" : address.substring(hash);
        String whole = hash < 0 ? address : address.substring(0, hash);
        int query = whole.indexOf('?');
        Map<String, String> parameters = query < 0 ? Map.of() : parameters(whole.substring(query + 1));
        String path = query < 0 ? whole : whole.substring(0, query);
        for (KeptAddress one : ALL) {
            if (parameters.size() == one.names.size() && parameters.keySet().containsAll(one.names)) {
                Map<String, String> values = values(one.path, path, parameters);
                if (values != null) {
                    return filled(one.kept, values) + rest;
                }
            }
        }
        return address;
    }

    /// The address with a query that has the same answer; null if the path is not a kept one.
    ///
    /// @param path a page's may lack its last slash
    public static @Nullable String queried(String path) {
        for (KeptAddress one : ALL) {
            boolean slash = one.kept.endsWith("/") && !path.endsWith("/");
            Map<String, String> values = values(one.kept, slash ? path + "/" : path, Map.of());
            if (values != null) {
                var queried = new StringBuilder(filled(one.path, values));
                for (String name : one.names) {
                    queried.append(queried.indexOf("?") < 0 ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(values.get(name));
                }
                return queried.toString();
            }
        }
        return null;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            // A second value, or none, has no place in a kept address.
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(name, parameters.containsKey(name) ? "" : value);
        }
        return parameters;
    }

    /// The values of a template's variables, with further ones; null if the text does not match, or a value is of
    /// another form.
    private static @Nullable Map<String, String> values(String template, String text, Map<String, String> more) {
        if (!beginsAndEndsLike(template, text)) {
            return null;
        }
        var values = new HashMap<>(more);
        int at = 0;
        int in = 0;
        while (in < template.length()) {
            char next = template.charAt(in);
            if (next == '{') {
                int close = template.indexOf('}', in);
                int end = close + 1 < template.length() ? text.indexOf(template.charAt(close + 1), at) : text.length();
                if (end < 0) {
                    return null;
                }
                values.put(template.substring(in + 1, close), text.substring(at, end));
                at = end;
                in = close + 1;
            } else if (at < text.length() && text.charAt(at) == next) {
                at++;
                in++;
            } else {
                return null;
            }
        }
        return at == text.length() && areOfTheirForm(values) ? values : null;
    }

    /// Most addresses are refused by this alone.
    private static boolean beginsAndEndsLike(String template, String text) {
        int open = template.indexOf('{');
        int rest = template.length() - template.lastIndexOf('}') - 1;
        return open < 0
                ? template.equals(text)
                : text.regionMatches(0, template, 0, open)
                        && text.regionMatches(text.length() - rest, template, template.length() - rest, rest);
    }

    private static boolean areOfTheirForm(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            String text = value.getValue();
            boolean right = switch (value.getKey()) {
                case "policy" -> PolicyId.SLUG.matcher(text).matches() && !OTHERS.contains(text);
                case "lang" -> isLanguage(text) && !text.equals(CYCLONEDX);
                case "date" -> isDate(text);
                case "year" -> text.length() == 4 && isNumber(text, 4);
                default -> isNumber(text, 9) && text.charAt(0) != '0';
            };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    // By hand, because each part of a pattern is a class of its own, and cold starts read addresses.

    /// A primary language in lower case, then any subtags.
    private static boolean isLanguage(String text) {
        int primary = 0;
        while (primary < text.length() && text.charAt(primary) >= 'a' && text.charAt(primary) <= 'z') {
            primary++;
        }
        if (primary < 2 || primary > 3) {
            return false;
        }
        int subtag = 8;
        for (int i = primary; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' && subtag > 0) {
                subtag = 0;
            } else if (c < '0' || c > 'z' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || ++subtag > 8) {
                return false;
            }
        }
        return subtag > 0;
    }

    private static boolean isDate(String text) {
        return text.length() == 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && isNumber(text.substring(0, 4), 4)
                && isNumber(text.substring(5, 7), 2)
                && isNumber(text.substring(8), 2);
    }

    private static boolean isNumber(String text, int most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= most;
    }

    private static String filled(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
