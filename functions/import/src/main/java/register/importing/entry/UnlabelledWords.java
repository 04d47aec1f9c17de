package register.importing.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.source.MarkedText;
import register.importing.word.NameWords;
import register.importing.word.PlaceWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Assigns an entry's unlabelled words to fields by their nature: a place, an address, a company, a purpose.
public final class UnlabelledWords {
    private static final int LONGEST = 600;
    private static final int SHORT = 40;
    private static final Pattern SEGMENT = Pattern.compile("\\s+(?:[–—|·•-]|--)\\s+|[,;]\\s+|(?<=[^.]{2})\\.\\s+");
    private static final Pattern DASH = Pattern.compile("\\s[–—-]\\s");
    private static final Pattern WITHIN = Pattern.compile("\\s*\\(([^()]+)\\)[.,;]?\\s*");
    private static final Pattern BRACKETS =
            Pattern.compile("(?<said>.+\\S)\\s*\\((?<place>[^()]+(?:\\([^()]+\\))?)\\)[.,;]*");
    private static final Pattern SERVICE =
            Pattern.compile("(?<said>[^()–—|·•,]+?)(?:\\s+[–—|·•-]\\s+|,\\s+|\\s+(?=\\())\\(?(?<place>.+?)\\)?[.,;]*");
    private static final Pattern COMPANY = Pattern.compile("\\s*(?:,|\\(|\\s[–—-])\\s*");

    private final Vocabulary vocabulary;
    private final Labels labels;
    private final PlaceWords places;
    private final NameWords names;
    private final List<EntryField> fields;
    private MarkedText name;
    private boolean one;

    /// @param fields the entry's labelled values
    UnlabelledWords(Vocabulary vocabulary, Labels labels, MarkedText name, List<EntryField> fields) {
        this.vocabulary = vocabulary;
        this.labels = labels;
        this.places = new PlaceWords(vocabulary);
        this.names = new NameWords(vocabulary);
        this.fields = new ArrayList<>(fields);
        this.name = name;
    }

    List<EntryField> fields() {
        return List.copyOf(fields);
    }

    /// The name, with the company below the brand if the entry states both.
    MarkedText name() {
        return name;
    }

    /// Assigns the pieces in their order.
    void place(List<Piece> pieces) {
        long companies = pieces.stream()
                .filter(piece -> isCompany(bare(piece.text()).plain()))
                .count();
        String title = name.plain();
        one = companies == 1 && names.may(title) && !NameWords.isTitle(title) && !places.are(title);
        pieces.forEach(piece -> place(piece.text()));
    }

    /// The text without brackets around the whole.
    private static MarkedText bare(MarkedText text) {
        Matcher within = WITHIN.matcher(text.raw());
        return within.matches() ? text.to(within.end(1)).from(within.start(1)) : text;
    }

    private void place(MarkedText whole) {
        MarkedText text = MarkedText.trimmed(bare(whole));
        String words = text.plain();
        Matcher placed = SERVICE.matcher(words);
        if (placed.matches() && isService(placed.group("said")) && isPlace(placed.group("place"))) {
            fields.add(new EntryField("", Vocabulary.LOCATION, MarkedText.of(placed.group("place"))));
            purpose(MarkedText.of(placed.group("said")));
            return;
        }
        Matcher behind = BRACKETS.matcher(words);
        if (behind.matches() && BareWords.isAddress(behind.group("said")) && !places.are(behind.group("place"))) {
            fields.add(new EntryField("", Vocabulary.ADDRESS, MarkedText.of(behind.group("said"))));
            place(MarkedText.of(behind.group("place")));
            return;
        }
        if (one && isCompany(words) && !isCompany(name.plain())) {
            company(text, words);
            return;
        }
        String meaning = BareWords.meaning(text, vocabulary);
        boolean more = meaning.equals(Vocabulary.LOCATION) && isMore(words);
        if (!meaning.equals(Vocabulary.PURPOSE) && !more) {
            String label = !meaning.isEmpty() ? "" : Lead.isDocument(words, vocabulary) ? "Documents" : "link";
            fields.add(new EntryField(label, meaning, text));
            return;
        }
        if (isLabelled(Vocabulary.LOCATION)
                && (isLabelled(Vocabulary.PURPOSE) || isLabelled(Vocabulary.SERVICE))
                && !has(Vocabulary.ADDRESS)
                && BareWords.endsAsAddress(words, places)) {
            fields.add(new EntryField("", Vocabulary.ADDRESS, text));
            return;
        }
        purpose(cutPlace(cutAddress(text)));
    }

    /// True for a purpose with words that may accompany a place: `Denmark, running of servers`.
    private boolean isMore(String words) {
        List<String> parts = Arrays.stream(SEGMENT.split(words, -1))
                .map(part -> part.replaceFirst("\\.$", ""))
                .toList();
        return parts.size() == 2
                && parts.stream().anyMatch(places::are)
                && parts.stream()
                        .anyMatch(part -> !places.among(part)
                                && part.equals(part.toLowerCase(Locale.ROOT))
                                && (part.contains(" ")
                                        || WordTopic.SERVICES.begins(part)
                                        || DASH.matcher(words).find()));
    }

    /// Assigns a company: to its brand in `Birch – Birch Ireland Ltd`, to its purpose in `Hosting: Birch Ireland Ltd`.
    private void company(MarkedText text, String words) {
        String first = name.plain().toLowerCase(Locale.ROOT).split("[\\s(]", -1)[0];
        boolean brand = words.toLowerCase(Locale.ROOT).startsWith(first);
        boolean service = !brand && isService() && !has(Vocabulary.SERVICE);
        if (service || BareWords.isAddress(words)) {
            MarkedText above = name;
            Matcher behind = COMPANY.matcher(words);
            while (behind.find() && !vocabulary.isCompany(words.substring(0, behind.start()))) {
                // The company ends at the first separator preceded by its legal form.
            }
            boolean whole = vocabulary.isCompany(words);
            MarkedText company = whole ? text : MarkedText.of(words.substring(0, behind.start()));
            name = service ? company : MarkedText.lines(List.of(above, company));
            if (service) {
                fields.add(new EntryField("", Vocabulary.SERVICE, above));
            }
            if (!whole) {
                place(MarkedText.trimmed(
                        MarkedText.of(words.substring(behind.start()).replaceAll("[()]", " "))));
            }
        } else if (vocabulary.isCompany(words)) {
            name = MarkedText.lines(List.of(name, text));
        } else {
            purpose(cutPlace(text));
        }
    }

    private boolean isCompany(String words) {
        if (words.length() > LONGEST) {
            return false;
        }
        boolean company = vocabulary.isCompany(words) && names.may(words);
        Matcher behind = COMPANY.matcher(isService() || BareWords.isAddress(words) ? words : "");
        while (!company && behind.find()) {
            company = vocabulary.isCompany(words.substring(0, behind.start()))
                    && names.may(words.substring(0, behind.start()));
        }
        return company;
    }

    /// True if the words in place of a name describe a service.
    private boolean isService() {
        return WordTopic.SERVICES.begins(name.plain()) || labels.isKnown(name.plain());
    }

    private void purpose(MarkedText said) {
        EntryField before = fields.stream()
                .filter(field -> field.label().isEmpty() && field.meaning().equals(Vocabulary.PURPOSE))
                .findFirst()
                .orElse(null);
        if (said.isEmpty()) {
            return;
        }
        if (isLabelled(Vocabulary.PURPOSE)) {
            fields.add(new EntryField("text", "", said));
        } else if (before == null) {
            fields.add(new EntryField("", Vocabulary.PURPOSE, said));
        } else if (isShort(before.value()) && !has(Vocabulary.SERVICE)) {
            fields.set(fields.indexOf(before), new EntryField("", Vocabulary.SERVICE, before.value()));
            fields.add(new EntryField("", Vocabulary.PURPOSE, said));
        } else if (isShort(said) && !has(Vocabulary.SERVICE)) {
            fields.add(new EntryField("", Vocabulary.SERVICE, said));
        } else if (before.value().raw().length() + said.raw().length() < LONGEST) {
            MarkedText both = MarkedText.lines(List.of(before.value(), said));
            fields.set(fields.indexOf(before), new EntryField("", Vocabulary.PURPOSE, both));
        } else {
            fields.add(new EntryField("text", "", said));
        }
    }

    /// True for one or two words, which name the kind of service if a sentence beside them states the purpose.
    private static boolean isShort(MarkedText text) {
        String words = text.plain();
        return words.length() <= SHORT && !words.endsWith(".") && words.split(" ", -1).length <= 3;
    }

    private boolean isLabelled(String meaning) {
        return fields.stream()
                .anyMatch(field -> !field.label().isEmpty() && field.meaning().equals(meaning));
    }

    private boolean has(String meaning) {
        return fields.stream().anyMatch(field -> field.meaning().equals(meaning));
    }

    /// Cuts out an address before the purpose: `Main Street 1, 10115 Berlin, Germany. Hosting.`
    private MarkedText cutAddress(MarkedText text) {
        String words = text.plain();
        for (int end = words.lastIndexOf(". "); end > 0; end = words.lastIndexOf(". ", end - 1)) {
            String after = words.substring(end + 2);
            if (after.codePoints().anyMatch(Character::isDigit)) {
                return text;
            }
            if (BareWords.isAddress(words.substring(0, end))) {
                fields.add(new EntryField("", Vocabulary.ADDRESS, MarkedText.of(words.substring(0, end))));
                return MarkedText.of(after);
            }
        }
        return text;
    }

    /// Cuts out the last or the first part of a line if it names only a place.
    private MarkedText cutPlace(MarkedText text) {
        String words = text.plain();
        if (words.length() > LONGEST) {
            return text;
        }
        Matcher brackets = BRACKETS.matcher(words);
        if (brackets.matches() && places.are(brackets.group("place"))) {
            fields.add(new EntryField("", Vocabulary.LOCATION, MarkedText.of(brackets.group("place"))));
            return MarkedText.of(brackets.group("said"));
        }
        Matcher segment = SEGMENT.matcher(words);
        while (segment.find()) {
            if (isPlaced(words.substring(segment.end()))) {
                return MarkedText.trimmed(MarkedText.of(words.substring(0, segment.start())));
            }
        }
        segment.reset();
        return segment.find() && isPlaced(words.substring(0, segment.start()))
                ? MarkedText.trimmed(MarkedText.of(words.substring(segment.end())))
                : text;
    }

    private boolean isPlaced(String words) {
        String value = placeIn(words.replaceAll("^[\\s–—|·•-]+|[.\\s]+$", ""));
        if (!value.isEmpty()) {
            fields.add(new EntryField("", Vocabulary.LOCATION, MarkedText.of(value)));
        }
        return !value.isEmpty();
    }

    /// True for words that may accompany a place without being part of it: `Hosting – USA`.
    private boolean isService(String words) {
        return WordTopic.SERVICES.begins(words)
                && !vocabulary.isCompany(words)
                && !places.are(words)
                && !has(Vocabulary.PURPOSE)
                && !has(Vocabulary.LOCATION);
    }

    /// True for a place, including `UK (London)`.
    private boolean isPlace(String words) {
        Matcher within = BRACKETS.matcher(words);
        return places.are(words)
                || (within.matches()
                        && vocabulary.isPlace(within.group("said"))
                        && Character.isUpperCase(within.group("place").codePointAt(0)));
    }

    /// The place in a part, also after a label without its colon: `Location EU`.
    private String placeIn(String part) {
        if (isPlace(part)) {
            return part;
        }
        int space = part.indexOf(' ');
        boolean label = space > 0
                && labels.meaning(part.substring(0, space)).equals(Vocabulary.LOCATION)
                && places.are(part.substring(space + 1));
        return label ? part.substring(space + 1) : "";
    }
}
