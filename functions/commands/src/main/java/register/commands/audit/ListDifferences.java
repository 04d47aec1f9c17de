package register.commands.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.json.CanonicalJson;
import register.json.Json;

/// Compares a list, member by member, with the one derived from its log.
final class ListDifferences {
    /// The register's own words, which another release or Java version may word differently, and which no entry
    /// contains.
    private static final Pattern OWN_WORDS =
            Pattern.compile("words(\\..*)?|origin\\.note|announced\\[\\d+]\\.changes\\[\\d+]\\.(label|text)");

    /// The log's name reveals some trials. The others, because of an unnamed seal or another unnamed log, are known
    /// only from the server.
    private static final String TRIAL = "trial";

    private static final int LONGEST = 120;
    /// The maximum number of differences reported of each kind, because a server can invent any number of members.
    private static final int MOST = 100;

    private final Json.Obj schema;
    private final Json derived;
    private final List<Difference> all = new ArrayList<>();

    /// @param path of the member, e.g. `announced[0].links.html`
    /// @param kind `OTHER_LIST`, or `NOT_CHECKED` if the expected value follows from no log and no content
    record Difference(String path, Kind kind, String sentence) {}

    private ListDifferences(Json.Obj schema, Json derived) {
        this.schema = schema;
        this.derived = derived;
    }

    /// @param schema describes the members that this release knows
    static List<Difference> of(Json shown, Json derived, Json.Obj schema) {
        var differences = new ListDifferences(schema, derived);
        differences.compare("", shown, derived, schema);
        return differences.all;
    }

    private void compare(String path, Json shown, Json own, Json.@Nullable Obj described) {
        if (shown instanceof Json.Obj(var members) && own instanceof Json.Obj(var expected)) {
            members.forEach((name, value) -> {
                Json.Obj of = property(described, name);
                Json should = expected.get(name);
                String at = path.isEmpty() ? name : path + "." + name;
                if (should != null) {
                    compare(at, value, should, of);
                } else if (of == null) {
                    add(at, Kind.NOT_CHECKED, shows(value) + "; this release does not know that member");
                } else {
                    differs(at, value, null);
                }
            });
            expected.forEach((name, should) -> {
                if (!members.containsKey(name)) {
                    differs(path.isEmpty() ? name : path + "." + name, null, should);
                }
            });
        } else if (shown instanceof Json.Arr(var items)
                && own instanceof Json.Arr(var expected)
                && items.size() == expected.size()) {
            for (int i = 0; i < items.size(); i++) {
                compare(path + "[" + i + "]", items.get(i), expected.get(i), items(described));
            }
        } else if (shown instanceof Json.Arr(var items) && own instanceof Json.Arr(var expected)) {
            int i = 0;
            while (i < Math.min(items.size(), expected.size()) && items.get(i).equals(expected.get(i))) {
                i++;
            }
            differs(
                    path + "[" + i + "]",
                    i < items.size() ? items.get(i) : null,
                    i < expected.size() ? expected.get(i) : null);
        } else if (!shown.equals(own)) {
            differs(path, shown, own);
        }
    }

    private void differs(String path, @Nullable Json shown, @Nullable Json own) {
        String should = own == null ? "none" : text(own);
        if (path.equals(TRIAL) && own == null && Json.of(true).equals(shown)) {
            add(
                    path,
                    Kind.NOT_CHECKED,
                    shows(shown) + "; its log has a name, but no log states whether its seal has one");
        } else if (isOwnWords(path, own)) {
            add(path, Kind.NOT_CHECKED, shows(shown) + ", this release " + should + "; they are in no log");
        } else {
            add(path, Kind.OTHER_LIST, shows(shown) + "; according to its log it is " + should);
        }
    }

    private static String shows(@Nullable Json value) {
        return "the server shows " + (value == null ? "none" : text(value));
    }

    private void add(String path, Kind kind, String sentence) {
        if (all.stream().filter(each -> each.kind() == kind).count() < MOST) {
            all.add(new Difference(path, kind, path + ": " + sentence));
        }
    }

    private boolean isOwnWords(String path, @Nullable Json own) {
        return OWN_WORDS.matcher(path).matches()
                || (path.endsWith(".heading") && isHeadingOfNobody(path, own))
                || (path.endsWith(".displayName") && isRedacted(path));
    }

    /// True if the heading of a category is not the company's own.
    private boolean isHeadingOfNobody(String path, @Nullable Json own) {
        return own != null
                && member(derived, path.substring(0, path.lastIndexOf('.')) + ".category")
                        instanceof Json.Str(String category)
                && own.equals(member(derived, "words.category." + category));
    }

    private boolean isRedacted(String path) {
        return Json.of(true).equals(member(derived, path.substring(0, path.lastIndexOf('.')) + ".redacted"));
    }

    private static @Nullable Json member(Json json, String path) {
        Json at = json;
        for (String step : path.split("[.\\[]", -1)) {
            at = switch (at) {
                case Json.Obj object -> object.get(step);
                case Json.Arr(var items) -> items.get(Integer.parseInt(step.substring(0, step.length() - 1)));
                case null, default -> null;
            };
        }
        return at;
    }

    private Json.@Nullable Obj property(Json.@Nullable Obj described, String name) {
        return described != null && described.get("properties") instanceof Json.Obj properties
                ? resolved(properties.get(name))
                : null;
    }

    private Json.@Nullable Obj items(Json.@Nullable Obj described) {
        return described == null ? null : resolved(described.get("items"));
    }

    /// References have the form `#/$defs/NAME`.
    private Json.@Nullable Obj resolved(@Nullable Json described) {
        if (!(described instanceof Json.Obj object)) {
            return null;
        }
        if (!(object.get("$ref") instanceof Json.Str(String reference))) {
            return object;
        }
        Json.Obj all = (Json.Obj) Objects.requireNonNull(schema.get("$defs"));
        return (Json.Obj) Objects.requireNonNull(all.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static String text(Json value) {
        String text = CanonicalJson.text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
