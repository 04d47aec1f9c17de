package register.desk.first;

import java.util.TreeMap;
import register.json.Json;

/// Names the language of a page that the import does not recognize.
final class PageLanguage {
    /// The language of a text in an unknown language (BCP 47).
    static final String UNKNOWN = "und";

    private PageLanguage() {}

    /// True if the draft does not know the language of its texts.
    static boolean isUnknown(Json.Obj content) {
        return content.object("editions").members().containsKey(UNKNOWN);
    }

    /// The draft with all its texts in a language; the import's question about it is settled.
    static Json named(Json value, String tag) {
        return switch (value) {
            case Json.Obj(var members) -> {
                var named = new TreeMap<String, Json>();
                members.forEach((name, member) -> named.put(name.equals(UNKNOWN) ? tag : name, named(member, tag)));
                yield new Json.Obj(named);
            }
            case Json.Arr(var items) -> Json.array(items, item -> named(item, tag));
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }
}
