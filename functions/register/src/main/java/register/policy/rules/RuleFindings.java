package register.policy.rules;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.policy.Localized;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sentence;
import register.value.Writing;

/// Collects broken rules, and checks kinds of value that occur in many places.
final class RuleFindings {
    /// The maximum length in characters of a paragraph, a bullet or a purpose.
    private static final int TEXT = 10_000;
    /// The maximum length in characters of a name, a title or a heading.
    private static final int LINE = 300;

    private final List<Problem> problems = new ArrayList<>();

    /// @param key of the sentence that says what was expected
    void add(String path, String value, String key, Object... arguments) {
        problems.add(new Problem(path, value, RuleWords.say(key, arguments)));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void line(String path, @Nullable String line) {
        if (line != null) {
            text(path, line, LINE);
        }
    }

    void lines(String path, Localized localized) {
        localized.texts().forEach((language, text) -> text(path + "." + language, text, LINE));
    }

    void texts(String path, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            text(path + "[" + i + "]", texts.get(i), TEXT);
        }
    }

    void texts(String path, Localized localized) {
        localized.texts().forEach((language, text) -> text(path + "." + language, text, TEXT));
    }

    void text(String path, String text, int limit) {
        if (Writing.isBlank(text)) {
            add(path, text, "some-text");
        } else if (text.length() > limit) {
            add(path, text, "most-characters", limit, text.length());
        } else {
            text.codePoints()
                    .filter(c -> !Writing.isPrintable(c))
                    .findFirst()
                    .ifPresent(c -> unprintable(path, text, c));
        }
    }

    void slug(String path, String text) {
        if (!PolicyId.SLUG.matcher(text).matches()) {
            add(path, text, "slug");
        }
    }

    void region(String path, @Nullable String text) {
        if (text != null && !PolicyRules.REGION.matcher(text).matches()) {
            add(path, text, "region");
        }
    }

    void mailAddress(String path, String text) {
        if (!StrictAddresses.isMailAddress(text)) {
            add(path, text, "mail-address");
        }
    }

    void webAddress(String path, @Nullable URI uri) {
        if (uri != null && !StrictAddresses.isWebAddress(uri)) {
            add(path, uri.toString(), "web-address");
        }
    }

    /// Texts must be unique, ignoring case.
    void distinct(String path, List<String> texts) {
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < texts.size(); i++) {
            Integer earlier = first.putIfAbsent(texts.get(i).toLowerCase(Locale.ROOT), i);
            if (earlier != null) {
                add(path + "[" + i + "]", texts.get(i), "once", Sentence.at(path + "[" + earlier + "]"));
            }
        }
    }

    /// Ids must be unique; `paths` has the place of each.
    void distinctIds(List<String> ids, List<String> paths) {
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String earlier = first.putIfAbsent(ids.get(i), paths.get(i));
            if (earlier != null) {
                add(paths.get(i), ids.get(i), "own-id", Sentence.at(earlier));
            }
        }
    }

    private void unprintable(String path, String text, int c) {
        String name = "U+%04X".formatted(c);
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                if (c == '\n') {
                    add(path, text, "no-line-break");
                } else {
                    add(path, text, "no-control", name);
                }
            }
            default -> add(path, text, "not-printable", name);
        }
    }
}
