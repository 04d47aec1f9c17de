package register.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import register.importing.meaning.LanguageWords;
import register.importing.source.MarkedText;

/// A company or person trading under another name, as the cell of a name states it: `Heron Ltd d/b/a Plover`.
///
/// @param who the cell without the other name
/// @param brand the other name
/// @param words the whole cell
record Trading(MarkedText who, String brand, String words) {
    private static final int LONGEST = 400;
    private static final Pattern AS = Pattern.compile(
            "[\\s,;(]+(?:"
                    + LanguageWords.all().stream()
                            .flatMap(language -> language.said("trading"))
                            .distinct()
                            .sorted(Comparator.comparingInt(words -> -words.length()))
                            .map(words -> Pattern.quote(words).replace(" ", "\\E\\s+\\Q"))
                            .collect(Collectors.joining("|"))
                    + "):?[\\s\u00A0\u202F]+[\"„“”«‘']?[\\s\u00A0\u202F]*(?<brand>(?-i:[\\p{Lu}\\p{N}])[^\\n,;()|–—\"“”»]*)[\"“”»]?\\)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Optional<Trading> in(MarkedText cell) {
        String raw = cell.raw();
        Matcher as = AS.matcher(raw);
        if (raw.length() > LONGEST || !as.find()) {
            return Optional.empty();
        }
        String before = raw.substring(0, as.start());
        // `Plover (Heron Ltd d/b/a Plover)`
        boolean within = before.lastIndexOf('(') > before.lastIndexOf(')');
        int start = within ? before.lastIndexOf('(') + 1 : 0;
        int line = raw.indexOf('\n', as.end());
        MarkedText who = MarkedText.trimmed(cell.to(as.start()).from(start));
        MarkedText behind = line < 0 ? MarkedText.of("") : cell.from(line);
        MarkedText rest = MarkedText.trimmed(MarkedText.of(raw.substring(as.end(), line < 0 ? raw.length() : line)));
        MarkedText first = rest.isEmpty() ? who : MarkedText.of(who.plain() + " " + rest.plain());
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trading(
                        MarkedText.lines(List.of(first, behind)),
                        MarkedText.of(as.group("brand")).plain(),
                        cell.plain()));
    }
}
