package register.importing.entry;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.source.MarkedText;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;

/// The line that begins an entry, split into name and details: `Birch (France): e-mail`.
///
/// @param before the words before the name: `Hosting – Birch`
/// @param name including words in brackets after it
/// @param said the words after the name
/// @param marked true if markup sets the name apart
public record Lead(MarkedText before, MarkedText name, MarkedText said, boolean marked) {
    private static final int LONGEST_TRADING = 200;
    private static final Set<String> DOCUMENTS = Set.of("TERMS", "CERTIFICATION");
    private static final MarkedText NOTHING = MarkedText.of("");
    private static final Pattern NUMBER = Pattern.compile(
            "\\s*(?:\\(?(?:[a-z]|[ivx]{1,4})\\)\\s+|\\(?(?:\\d{1,3}\\.)*\\d{1,3}[.)]\\s+|(?:\\d{1,3}\\.)+\\d{1,3}\\s+|[\\u2190-\\u21FF•·*›»–—-]+\\s+|\\p{So}+\\s*)");
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^()]{1,120}\\)");
    private static final Pattern JOINT = Pattern.compile("\\s*[;,]\\s*(?:\\p{Ll}{1,3}\\s*)?$");
    private static final Pattern SHORTENED = Pattern.compile("\\.\\s?\\p{L}{1,3}\\.$");
    private static final Pattern LINK =
            Pattern.compile("^(?:[\\s.,:;–—|·/→-]|[*†‡¹²³⁴⁵⁶⁷⁸⁹]|\\[?\\d{1,2}\\]?(?=\\s*[–—:|]))+");

    /// The separators between a name and its details, the likeliest first.
    enum Separator {
        DASH("\\s+[–—-]{1,2}\\s+|\\s*[–—]\\s*|\\s+(?:→|»|=>)\\s+"),
        COLON("\\s*[:：](?!//)(?:\\s+|$)"),
        BAR("\\s+[|·•/]\\s+"),
        BRACKETS("\\s+(?=\\([^()]{1,200}\\)\\s*$)"),
        SEMICOLON(";\\s+"),
        COMMA(",\\s+"),
        STOP("\\.\\s+"),
        /// `Birch for hosting`
        FOR("\\s+(?:for|für|pour|para|per|voor|dla|för|til|pro|pre|za|за|για|için)\\s+");

        private final Pattern pattern;

        Separator(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /// @param usual the separators in most entries of the list
    static Lead of(MarkedText line, List<Separator> usual, NameWords names, Vocabulary vocabulary) {
        MarkedText text = unnumbered(line);
        Lead marked = marked(text, names, vocabulary);
        if (marked != null) {
            return marked;
        }
        for (Separator separator : usual) {
            Lead lead = at(text, separator, names, vocabulary);
            if (lead != null) {
                return lead;
            }
        }
        return named(text, vocabulary);
    }

    /// A company or known vendor and the words about it: `Birch keeps our backups`.
    private static Lead named(MarkedText text, Vocabulary vocabulary) {
        String raw = text.raw();
        String name = vocabulary.leading(raw);
        if (name.isEmpty() || !raw.startsWith(name) || isDocument(raw.substring(name.length()), vocabulary)) {
            return new Lead(NOTHING, text, NOTHING, false);
        }
        Matcher brackets = BRACKETS.matcher(raw).region(name.length(), raw.length());
        int end = brackets.lookingAt() ? brackets.end() : name.length();
        return new Lead(NOTHING, text.to(end), MarkedText.trimmed(text.from(end)), false);
    }

    /// True for a document of a company: `Privacy Policy`.
    static boolean isDocument(String behind, Vocabulary vocabulary) {
        return vocabulary.column(behind.strip()).filter(DOCUMENTS::contains).isPresent();
    }

    /// The line without its number, and without what joins it to the next.
    static MarkedText unnumbered(MarkedText line) {
        Matcher number = NUMBER.matcher(line.raw());
        MarkedText text = number.lookingAt() && number.end() < line.raw().length() ? line.from(number.end()) : line;
        Matcher joint = JOINT.matcher(text.raw());
        return joint.find() && joint.start() > 0 ? text.to(joint.start()) : text;
    }

    /// A name in bold or as a link, at the beginning or after a dash.
    private static @org.jspecify.annotations.Nullable Lead marked(
            MarkedText text, NameWords names, Vocabulary vocabulary) {
        int at = 0;
        for (MarkedText.Run run : text.runs()) {
            String words = run.words();
            boolean set = run.mark() != MarkedText.Mark.PLAIN && run.mark() != MarkedText.Mark.NOTE && !words.isBlank();
            if (set) {
                boolean whole = text.raw().strip().equals(words.strip());
                String before = text.raw().substring(0, at).strip();
                if (whole || !(before.isEmpty() || before.matches(".{1,60}[–—:|-]"))) {
                    return null;
                }
                return around(text, at, at + words.stripTrailing().length(), before, names, vocabulary);
            }
            if (!words.isBlank()
                    && run.mark() != MarkedText.Mark.NOTE
                    && !words.strip().matches(".*[–—:|-]")) {
                return null;
            }
            at += words.length();
        }
        return null;
    }

    private static @org.jspecify.annotations.Nullable Lead around(
            MarkedText text, int start, int end, String before, NameWords names, Vocabulary vocabulary) {
        String raw = text.raw();
        int last = form(raw, start, end, vocabulary);
        String name = raw.substring(start, last).strip();
        while (name.endsWith(":")
                || (name.endsWith(".")
                        && !vocabulary.isCompany(name)
                        && !SHORTENED.matcher(name).find())) {
            name = name.substring(0, name.length() - 1).strip();
            last = raw.indexOf(name, start) + name.length();
        }
        if (!names.may(name)) {
            return null;
        }
        Matcher brackets = BRACKETS.matcher(raw).region(last, raw.length());
        if (brackets.lookingAt()) {
            last = brackets.end();
        }
        MarkedText said = MarkedText.trimmed(stripped(text.from(last)));
        MarkedText first = MarkedText.trimmed(text.to(raw.indexOf(before) + before.length()));
        return new Lead(first, text.to(last).from(start), said, true);
    }

    private static MarkedText stripped(MarkedText text) {
        Matcher link = LINK.matcher(text.raw());
        return link.find() ? text.from(link.end()) : text;
    }

    /// The end of the legal form, which may be outside the markup: `**Birch** GmbH, hosting`.
    private static int form(String raw, int start, int end, Vocabulary vocabulary) {
        int to = end;
        for (int i = 0; i < 4 && to < raw.length(); i++) {
            int next = raw.indexOf(' ', to + 1);
            to = next < 0 ? raw.length() : next;
            String longer =
                    raw.substring(start, to).replaceAll("[,:;–—-]+$", "").strip();
            if (vocabulary.isCompany(longer)
                    && !vocabulary.isCompany(raw.substring(start, end).strip())) {
                return start + raw.substring(start).indexOf(longer) + longer.length();
            }
        }
        return end;
    }

    private static @org.jspecify.annotations.Nullable Lead at(
            MarkedText text, Separator separator, NameWords names, Vocabulary vocabulary) {
        String raw = text.raw();
        Matcher matcher = separator.pattern.matcher(raw);
        for (int i = 0; i < 6 && matcher.find(); i++) {
            String before = raw.substring(0, matcher.start()).strip();
            String after = raw.substring(matcher.end()).strip();
            if (before.isEmpty()
                    || !names.may(before)
                    || isTrading(after, vocabulary)
                    || (after.isEmpty() && separator != Separator.COLON)) {
                continue;
            }
            boolean form = separator == Separator.COMMA || separator == Separator.STOP;
            int start = raw.indexOf(before);
            int end = matcher.start();
            if (form && form(raw, start, end, vocabulary) > end) {
                continue;
            }
            if (separator == Separator.STOP && Character.isLowerCase(after.codePointAt(0))) {
                continue;
            }
            boolean wide = before.split(" ", -1).length <= 6;
            if (wide || vocabulary.isCompany(before)) {
                return new Lead(NOTHING, text.to(matcher.start()), text.from(matcher.end()), false);
            }
        }
        return null;
    }

    /// True if the words after a name continue with another name under which it trades.
    private static boolean isTrading(String after, Vocabulary vocabulary) {
        String first = after.split(" ", 2)[0];
        return after.length() <= LONGEST_TRADING
                && !vocabulary.who("X " + after).startsWith("X " + first);
    }

    /// The separators, ordered by the number of lines that they split; those for less than a third come last.
    static List<Separator> usual(List<MarkedText> lines, NameWords names, Vocabulary vocabulary) {
        return java.util.Arrays.stream(Separator.values())
                .filter(separator -> {
                    long parted = lines.stream()
                            .filter(line -> at(unnumbered(line), separator, names, vocabulary) != null)
                            .count();
                    return parted * 3 >= lines.size() * (separator == Separator.FOR ? 2L : 1L);
                })
                .toList();
    }

    /// The words in lower case, for comparison.
    static String lower(MarkedText text) {
        return text.plain().toLowerCase(Locale.ROOT);
    }
}
