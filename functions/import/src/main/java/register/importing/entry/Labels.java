package register.importing.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.source.MarkedText;
import register.importing.word.Vocabulary;

/// The labels of a list, as in `Location: Germany`: words that name a column, and words that recur in several entries.
public final class Labels {
    private static final int LONGEST = 45;
    private static final int WORDS = 5;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AT_START =
            Pattern.compile("\\s*(?<label>\\p{L}[^:.;!?\\n]{0,44}?)\\s*[:：](?!//)\\s*(?<value>.*)", Pattern.DOTALL);
    private static final Pattern WITHIN = Pattern.compile(
            "(?<=^|[.;|·•,–—\\n]\\s?|\\)\\s|\\s-\\s)\\s*(?<label>(?:\\p{Lu}|(?<=[;|·•\\n]\\s?)\\p{Ll})[^:.;!?,|·•\\n]{0,44}?)\\s*[:：](?!//)(?=\\s|$)");

    private final Vocabulary vocabulary;
    private final Set<String> recurring;

    private Labels(Vocabulary vocabulary, Set<String> recurring) {
        this.vocabulary = vocabulary;
        this.recurring = recurring;
    }

    public static Labels of(Vocabulary vocabulary) {
        return new Labels(vocabulary, Set.of());
    }

    /// These labels, and the words before a colon that occur in several of the entries.
    Labels in(List<List<Piece>> entries) {
        var counts = new HashMap<String, Integer>();
        for (List<Piece> entry : entries) {
            var seen = new HashSet<String>();
            for (Piece piece : entry) {
                if (!piece.label().isEmpty()) {
                    seen.add(bare(piece.label()));
                } else {
                    labelled(piece.text()).map(one -> bare(one.label())).ifPresent(seen::add);
                    alone(piece.text().plain()).ifPresent(seen::add);
                }
            }
            seen.forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < 2 || count * 3 < entries.size());
        return new Labels(vocabulary, Set.copyOf(counts.keySet()));
    }

    /// A value after its label.
    public record Labelled(String label, MarkedText value) {}

    /// The label before a colon. The caller must know that it is one.
    public Optional<Labelled> labelled(MarkedText text) {
        Optional<Labelled> apart = apart(text);
        if (apart.isPresent()) {
            return apart;
        }
        MarkedText bare = Lead.unnumbered(text);
        Matcher matcher = AT_START.matcher(bare.raw());
        if (!matcher.matches() || SPACE.split(matcher.group("label").strip()).length > WORDS) {
            return Optional.empty();
        }
        return Optional.of(new Labelled(matcher.group("label").strip(), bare.from(matcher.start("value"))));
    }

    /// A label set apart by markup, which needs no colon: the words after it are the value.
    private Optional<Labelled> apart(MarkedText text) {
        int at = 0;
        for (MarkedText.Run run : text.runs()) {
            boolean blank = run.words().isBlank();
            String words = run.words().strip();
            at += run.words().length();
            if (!blank) {
                boolean set = run.mark() != MarkedText.Mark.PLAIN && run.mark() != MarkedText.Mark.LINK;
                return set
                                && words.length() <= LONGEST
                                && isLabel(words)
                                && !text.from(at).isEmpty()
                        ? Optional.of(new Labelled(words, MarkedText.trimmed(text.from(at))))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The words before the first label in a line, and each label with its value; no labels if there are none.
    record Cut(MarkedText before, List<Labelled> labelled) {}

    Cut cut(MarkedText text) {
        Optional<Labelled> apart = apart(text);
        if (apart.isPresent() && !apart.get().label().endsWith(":")) {
            return new Cut(MarkedText.of(""), List.of(apart.get()));
        }
        String raw = text.raw();
        Matcher matcher = WITHIN.matcher(raw);
        var starts = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        var names = new ArrayList<String>();
        while (matcher.find()) {
            String label = matcher.group("label").strip();
            if (isLabel(label) || (isKnown(label) && matcher.start("label") > 0)) {
                starts.add(matcher.start("label"));
                ends.add(matcher.end());
                names.add(label);
            }
        }
        var labelled = new ArrayList<Labelled>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : raw.length();
            labelled.add(
                    new Labelled(names.get(i), MarkedText.trimmed(text.to(end).from(ends.get(i)))));
        }
        MarkedText before = starts.isEmpty() ? text : MarkedText.trimmed(text.to(starts.getFirst()));
        boolean number = !starts.isEmpty() && before.raw().codePoints().noneMatch(Character::isLetter);
        return new Cut(number ? MarkedText.of("") : before, labelled);
    }

    /// True if the words are a label wherever they precede a colon.
    public boolean isLabel(String words) {
        return recurring.contains(bare(words)) || isOnly(words);
    }

    boolean recurs(String words) {
        return recurring.contains(bare(words));
    }

    /// True if the words name a column.
    public boolean isKnown(String words) {
        return !meaning(words).isEmpty();
    }

    /// The meaning of a value with that label; empty if unknown.
    public String meaning(String label) {
        String bare = bare(label);
        return bare.length() > LONGEST || SPACE.split(bare).length > WORDS || vocabulary.isCompany(label.strip())
                ? ""
                : vocabulary.column(bare).orElse("");
    }

    /// True if each word names a column or is never part of a name: `Company name`, but not `Birch Company`.
    private boolean isOnly(String words) {
        if (!isKnown(words)) {
            return false;
        }
        String[] all = SPACE.split(words.strip());
        for (String word : all) {
            boolean lower = Character.isLowerCase(word.codePointAt(0));
            if (!lower && vocabulary.column(bare(word)).isEmpty()) {
                String meaning = meaning(words);
                boolean place = meaning.equals(Vocabulary.LOCATION) || meaning.equals(Vocabulary.PURPOSE);
                return place && all.length == 2 && isLast(all);
            }
        }
        return true;
    }

    /// True if the last word names a column: `Server Locations`.
    private boolean isLast(String[] words) {
        return vocabulary.column(bare(words[words.length - 1])).isPresent();
    }

    /// The words, if they are a label alone above its value.
    private Optional<String> alone(String words) {
        return words.length() <= LONGEST
                        && !words.contains(": ")
                        && isKnown(words)
                        && !vocabulary.isPlace(words)
                        && isOnly(words)
                ? Optional.of(bare(words))
                : Optional.empty();
    }

    /// True for a label alone above its value.
    boolean isAlone(Piece piece) {
        String words = piece.text().plain();
        boolean colon = words.endsWith(":");
        return words.length() <= LONGEST
                && ((colon && (isKnown(words) || recurs(words)))
                        || (alone(words).isPresent() && recurs(words)));
    }

    public static String bare(String label) {
        String bare = label.strip();
        while (bare.endsWith(":") || bare.endsWith("：")) {
            bare = bare.substring(0, bare.length() - 1).strip();
        }
        return bare.toLowerCase(Locale.ROOT);
    }
}
