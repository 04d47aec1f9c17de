package register.importing.entry;

import java.util.List;
import java.util.Locale;
import register.importing.source.MarkedText;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// The likelihood that entries are subprocessors, from their content and their form. Two points on average are enough
/// if a page has nothing better.
public final class Score {
    private static final double NO_NAME = -3;
    private static final double COMPANY = 3;
    private static final double LABELLED = 2.5;
    private static final double PLACED = 2;
    private static final double LINKED = 1.5;
    private static final double SECTION = -4;
    private static final double SERVICE = -1;
    private static final double LEADS_WITHIN = -3;
    private static final double HEAVIEST = -4;
    private static final double PARTY = 8;
    private static final int LONG = 900;

    private final Vocabulary vocabulary;
    private final NameWords names;

    public Score(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = new NameWords(vocabulary);
    }

    public double of(List<ListEntry> entries, Context context) {
        if (entries.isEmpty()) {
            return NO_NAME;
        }
        double sum = entries.stream().mapToDouble(this::of).sum();
        double alone = entries.size() > 1 ? 0 : isParty(entries.getFirst()) ? PARTY : 1;
        return sum / entries.size() + context.score(vocabulary) - alone;
    }

    /// True for a party: one company with its details but without a purpose.
    private static boolean isParty(ListEntry entry) {
        return entry.fields().stream().anyMatch(field -> !field.label().isEmpty())
                && !entry.has(Vocabulary.PURPOSE)
                && !entry.has(Vocabulary.SERVICE)
                && !entry.has(Vocabulary.LOCATION);
    }

    public double of(ListEntry entry) {
        String name = entry.words();
        if (!names.may(name) || isLabel(name) || vocabulary.isPlace(name) || entry.weight() >= EntryReader.MANY) {
            return NO_NAME;
        }
        boolean company = isCompany(entry.name());
        double score = company ? COMPANY : 0;
        long labelled = entry.fields().stream()
                .filter(field -> !field.label().isEmpty() && !field.meaning().isEmpty())
                .count();
        score += labelled > 0 ? LABELLED + Math.min(1, (labelled - 1) / 2.0) : 0;
        score += isPlaced(entry) ? PLACED : 0;
        score += entry.marked() ? 1 : 0;
        score += entry.has(Vocabulary.PURPOSE) ? 0.5 : 0;
        score += links(entry.name());
        List<MarkedText> lines = entry.name().lines();
        String first = lines.size() > 1 ? lines.getFirst().plain() : name;
        boolean title = (!company || (lines.size() > 1 && !vocabulary.isCompany(first))) && NameWords.isTitle(first);
        score += title ? SECTION : 0;
        score += !company && WordTopic.SERVICES.begins(name) ? SERVICE : 0;
        return score + Math.max(HEAVIEST, -0.7 * (entry.weight() + length(entry) / LONG));
    }

    /// True if the words are a label rather than a name.
    public boolean isLabel(String name) {
        return name.length() < 40
                && (name.contains(" ")
                        ? Labels.of(vocabulary).isLabel(name)
                        : vocabulary.column(name.toLowerCase(Locale.ROOT)).isPresent());
    }

    /// True if the name, or its part before brackets, states a legal form or a company trading under it.
    public boolean isCompany(MarkedText name) {
        String words = name.plain();
        int bracket = words.indexOf(" (");
        return vocabulary.isCompany(words)
                || !vocabulary.who(words).equals(words)
                || (bracket > 0 && vocabulary.isCompany(words.substring(0, bracket)))
                || (bracket > 0
                        && words.endsWith(")")
                        && vocabulary.isCompany(words.substring(bracket + 2, words.length() - 1)))
                || name.lines().stream().anyMatch(line -> vocabulary.isCompany(line.plain()));
    }

    private boolean isPlaced(ListEntry entry) {
        String words = entry.words();
        int bracket = words.lastIndexOf('(');
        boolean within = bracket > 0
                && words.endsWith(")")
                && vocabulary.isPlace(words.substring(bracket + 1, words.length() - 1));
        return within
                || entry.fields().stream()
                        .anyMatch(field -> field.meaning().equals(Vocabulary.LOCATION)
                                && field.label().isEmpty());
    }

    /// The points for links. A link to another site is probably the company's; one within the page or the site is not.
    private static double links(MarkedText name) {
        double score = 0;
        for (MarkedText.Run run : name.runs()) {
            String link = run.link();
            if (link != null) {
                score = link.matches("(?i)(?:https?:)?//.*") ? LINKED : link.contains(":") ? 0 : LEADS_WITHIN;
            }
        }
        return score;
    }

    private static int length(ListEntry entry) {
        return entry.fields().stream()
                .filter(field -> field.label().isEmpty())
                .mapToInt(field -> field.value().raw().length())
                .sum();
    }
}
