package register.importing.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import register.importing.source.Source;

/// The words of a field's name, as the head of a column: `dataProcessed`, `data_processed` and `data-processed` are
/// `data processed`.
final class KeyWords {
    private static final Pattern BETWEEN =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[_\\-./\\s]+");
    private static final int LONGEST = 200;

    /// Names of fields for programs, which no reader of a list sees.
    private static final Set<String> TECHNICAL = Set.of(
            "id",
            "uuid",
            "guid",
            "slug",
            "key",
            "logo",
            "logo url",
            "icon",
            "icon url",
            "image",
            "image url",
            "img",
            "avatar",
            "color",
            "colour",
            "order",
            "sort",
            "sort order",
            "weight",
            "position",
            "index",
            "test id",
            "class name",
            "schema",
            "draft",
            "layout",
            "permalink");

    private KeyWords() {}

    static String of(String key) {
        String name = Source.clean(key.length() > LONGEST ? key.substring(0, LONGEST) : key);
        if (name.indexOf(' ') >= 0) {
            return name;
        }
        return String.join(" ", BETWEEN.split(name.replaceFirst("^[$@_]+", "")))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static boolean isTechnical(String words) {
        return TECHNICAL.contains(words);
    }
}
