package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.source.Part;
import register.importing.source.Text;
import register.importing.word.Names;
import register.importing.word.Places;
import register.importing.word.Vocabulary;

/// A paragraph that is nothing but companies with their places: `Birch, Inc. (USA), Elm Ltd (Ireland)`.
final class Prose {
    private static final int LONGEST = 2000;
    private static final Pattern PLACED = Pattern.compile("(?<name>.+?)\\s*\\((?<place>[^()]+)\\)\\.?");
    private static final Pattern COMMA = Pattern.compile("[,;]\\s+");

    private Prose() {}

    /// The paragraph as a list; empty unless each in it has a legal form and a place.
    static Optional<Part.Items> list(Part.Paragraph paragraph, Vocabulary vocabulary) {
        String words = paragraph.text().plain();
        if (words.length() > LONGEST || (!words.contains("), ") && !words.contains("); "))) {
            return Optional.empty();
        }
        var items = new ArrayList<Part.Item>();
        String name = "";
        for (String part : COMMA.split(words, -1)) {
            name = name.isEmpty() ? part : name + ", " + part;
            if (isPlaced(name, vocabulary)) {
                Text text = Text.of(name);
                items.add(new Part.Item(
                        paragraph.line(), Text.of(""), List.of(new Part.Paragraph(paragraph.line(), text))));
                name = "";
            }
        }
        return name.isEmpty() && items.size() > 1
                ? Optional.of(new Part.Items(paragraph.line(), Part.Kind.LIST, items))
                : Optional.empty();
    }

    private static boolean isPlaced(String words, Vocabulary vocabulary) {
        Matcher placed = PLACED.matcher(words);
        return placed.matches()
                && vocabulary.isCompany(placed.group("name"))
                && new Names(vocabulary).may(placed.group("name"))
                && new Places(vocabulary).are(placed.group("place"));
    }
}
