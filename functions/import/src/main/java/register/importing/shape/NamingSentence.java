package register.importing.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.importing.entry.Context;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Companies named in sequence by a sentence: `We use Birch, Inc. (hosting, USA) and Elm Ltd (e-mail).`
///
/// @param before the text before the first
/// @param each the words that name one, and those in the brackets after it
/// @param after the text after the last
/// @param said true if the sentence calls them subprocessors, or each has an explanation
record NamingSentence(MarkedText before, List<List<SourcePart>> each, MarkedText after, boolean said) {
    private static final int LONGEST = 3000;
    private static final Pattern BRACKETS =
            Pattern.compile("[*†‡¹²³⁴⁵⁶⁷⁸⁹]*\\s*\\((?<said>[^()]{1,200})\\)[*†‡¹²³⁴⁵⁶⁷⁸⁹]*");
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s,;]*(?:(?:and|or|as well as|und|sowie|oder|et|ainsi que|ou|y|e|o|u|en|of|ja|sekä|ning|og|samt|och|i|oraz|lub|a|nebo|alebo|és|valamint|și|sau|in|ter|ali|te|un|ir|agus|ve|та|і|и|και)\\s+)?"
                    + "(?:(?:by|with|from|von|bei|durch|mit|à|chez|avec|par|da|dal|dalla|con|por|bij|met|door|przez|od|av|hos|med|fra|the|die|der|das|la|le|les|los|de|den|il|lo|gli|o|os|a|as|η|ο|το)\\s+|l['’])?"
                    + "(?<brand>\\p{Lu}[\\p{L}\\p{N} .-]{0,30}(?:\\s*/\\s*|\\s+(?:[–-]|van|by|von|od|af|av|di)\\s+))?");
    private static final Pattern ITEM = Pattern.compile("\\s*[,;]\\s*(?:(?:and|und|et|y|e|en|ja|og|och|i|a|és|și)\\s+)?"
            + "|\\s+(?:and|und|et|y|e|en|ja|og|och|i|a|és|și|in|un|ir|ve|та|и|και)\\s+");
    private static final String BRAND = "\\p{Lu}[\\p{L}\\p{N}.&+-]*(?: \\p{Lu}[\\p{L}\\p{N}.&+-]*){0,3}";

    /// Names with commas between them, at the end of a sentence or in brackets there.
    private static final Pattern RUN = Pattern.compile("(?:(?<=\\p{Ll} )(?<list>(?:" + BRAND + ",? ){1,30}?\\p{Ll}+ "
            + BRAND + ")|(?<=\\p{Ll} \\()(?<within>" + BRAND + "(?:, " + BRAND + "){1,30})\\))$");

    /// The least number of words before the only name; fewer are its label.
    private static final int SENTENCE_WORDS = 4;

    private static final Pattern SENTENCE = Pattern.compile("(?<=\\p{Ll}{3}[.!?:]|\\))\\s+(?=\\p{Lu})|\\n");
    private static final Pattern BEHIND = Pattern.compile("\\s+\\p{Ll}{1,4}\\s+(?<place>[^.,;:()]{2,40})");
    private static final Pattern SITE = Pattern.compile("(?i)(?:https?:)?//.*");

    /// @param brand the start including the brand before it
    private record Mention(int brand, int start, int end, int last, String said) {}

    /// The list in the paragraph; empty if there is none.
    static Optional<NamingSentence> in(SourcePart.Paragraph paragraph, Context context, Vocabulary vocabulary) {
        MarkedText text = paragraph.text();
        String raw = text.raw();
        if (raw.length() > LONGEST || raw.indexOf(' ') < 0) {
            return Optional.empty();
        }
        List<Mention> run = longest(mentions(text, raw, vocabulary), raw);
        if (run.size() < 2) {
            return brands(paragraph, context, vocabulary).or(() -> apart(paragraph, context, vocabulary));
        }
        int start = run.getFirst().brand();
        boolean explained = run.stream().noneMatch(one -> one.said().isEmpty());
        String lead = lead(raw, start);
        boolean tells = Context.names(lead, vocabulary) || lead.endsWith(":");
        boolean subject = lead.isEmpty();
        if (!explained && (subject || (!tells && !context.isOfSubprocessors(vocabulary)))) {
            return Optional.empty();
        }
        List<List<SourcePart>> each = run.stream()
                .map(one -> item(paragraph.line(), text.to(one.end()).from(one.brand()), one.said()))
                .toList();
        return Optional.of(new NamingSentence(
                text.to(start), each, rest(text.from(run.getLast().last())), explained || tells));
    }

    /// The words of the sentence before that index.
    private static String lead(String raw, int start) {
        String before = raw.substring(0, start);
        Matcher sentence = SENTENCE.matcher(before);
        int from = 0;
        while (sentence.find()) {
            from = sentence.end();
        }
        return before.substring(from).strip();
    }

    private static MarkedText rest(MarkedText text) {
        return text.raw().matches("[\\s.,;]*") ? MarkedText.of("") : MarkedText.trimmed(text);
    }

    private static List<SourcePart> item(int line, MarkedText name, String said) {
        var parts = new ArrayList<SourcePart>(List.of(new SourcePart.Paragraph(line, name)));
        if (!said.isEmpty()) {
            parts.add(new SourcePart.Paragraph(line, MarkedText.of(said)));
        }
        return parts;
    }

    /// Companies by their legal forms, bold words, and links to other sites.
    private static List<Mention> mentions(MarkedText text, String raw, Vocabulary vocabulary) {
        var mentions = new ArrayList<Mention>();
        for (String company : vocabulary.companies(raw).stream().distinct().toList()) {
            for (int at = raw.indexOf(company); at >= 0; at = raw.indexOf(company, at + company.length())) {
                mentions.add(mention(raw, at, at + company.length()));
            }
        }
        var names = new NameWords(vocabulary);
        int at = 0;
        for (MarkedText.Run run : text.runs()) {
            int start = at;
            int end = at + run.words().stripTrailing().length();
            at += run.words().length();
            boolean set = run.mark() == MarkedText.Mark.STRONG
                    || (run.link() != null && SITE.matcher(run.link()).matches());
            boolean free = mentions.stream().noneMatch(one -> one.start() < end && start < one.end());
            if (set
                    && free
                    && names.may(run.words().strip())
                    && !vocabulary.isPlace(run.words().strip())) {
                mentions.add(mention(raw, start, end));
            }
        }
        mentions.sort(Comparator.comparingInt(Mention::start).thenComparingInt(one -> -one.end()));
        return mentions;
    }

    private static Mention mention(String raw, int start, int end) {
        Matcher brackets = BRACKETS.matcher(raw).region(end, raw.length());
        return brackets.lookingAt()
                ? new Mention(
                        start,
                        start,
                        end,
                        brackets.end(),
                        brackets.group("said").strip())
                : new Mention(start, start, end, end, "");
    }

    /// The longest sequence of mentions separated only by commas and the like.
    private static List<Mention> longest(List<Mention> mentions, String raw) {
        List<Mention> longest = List.of();
        var run = new ArrayList<Mention>();
        for (Mention one : mentions) {
            if (!run.isEmpty() && one.start() < run.getLast().last()) {
                continue;
            }
            int before = run.isEmpty() ? one.start() : run.getLast().last();
            Matcher between = BETWEEN.matcher(raw).region(before, one.start());
            boolean joined = one.start() > before && between.matches();
            if (!joined) {
                run.clear();
            }
            int brand = joined && between.group("brand") != null ? between.start("brand") : one.start();
            run.add(new Mention(brand, one.start(), one.end(), one.last(), one.said()));
            if (run.size() > longest.size()) {
                longest = List.copyOf(run);
            }
        }
        return longest;
    }

    /// Companies or known vendors that several sentences name, none as the subject: `Our servers stand at Birch in
    /// France.`
    private static Optional<NamingSentence> apart(
            SourcePart.Paragraph paragraph, Context context, Vocabulary vocabulary) {
        MarkedText text = paragraph.text();
        String raw = text.raw();
        List<Mention> named = mentions(text, raw, vocabulary).stream()
                .filter(one ->
                        !lead(raw, one.start()).isEmpty() && vocabulary.isNamed(raw.substring(one.start(), one.end())))
                .toList();
        if (named.size() < 2 || !context.isOfSubprocessors(vocabulary) || !Context.names(raw, vocabulary)) {
            return Optional.empty();
        }
        List<List<SourcePart>> each = named.stream()
                .map(one -> item(
                        paragraph.line(),
                        text.to(one.end()).from(one.start()),
                        one.said().isEmpty() ? place(raw.substring(one.end()), vocabulary) : one.said()))
                .toList();
        return Optional.of(new NamingSentence(text, each, MarkedText.of(""), true));
    }

    /// The place behind a name, after a preposition.
    private static String place(String behind, Vocabulary vocabulary) {
        Matcher place = BEHIND.matcher(behind);
        return place.lookingAt() && vocabulary.isPlace(place.group("place")) ? place.group("place") : "";
    }

    /// The items of a list; a comma before a legal form does not separate them.
    private static List<String> items(String list, Vocabulary vocabulary) {
        var items = new ArrayList<String>();
        for (String item : ITEM.split(list, -1)) {
            String before = items.isEmpty() ? "" : items.getLast() + ", " + item;
            if (vocabulary.isCompany(before) && !vocabulary.isCompany(item)) {
                items.set(items.size() - 1, before);
            } else {
                items.add(item);
            }
        }
        return items;
    }

    /// A list of brands: `Our subprocessors are: Birch, Elm and Oak.` Without a colon, as in brackets, at least half of
    /// them must be known: `providers of hosting (Birch, Elm)`. One alone must be known too.
    private static Optional<NamingSentence> brands(
            SourcePart.Paragraph paragraph, Context context, Vocabulary vocabulary) {
        String raw = paragraph.text().raw();
        int colon = raw.indexOf(": ");
        Matcher run = RUN.matcher(raw);
        boolean runs = colon < 0 && run.find();
        if (colon < 0 && !runs) {
            return Optional.empty();
        }
        boolean within = runs && run.group("within") != null;
        String group = within ? "within" : "list";
        int start = runs ? run.start(group) : colon + 2;
        String lead = raw.substring(0, start);
        boolean tells = Context.names(lead, vocabulary);
        if (!tells && ((runs && !within) || !context.isOfSubprocessors(vocabulary))) {
            return Optional.empty();
        }
        String list = (runs ? run.group(group) : raw.substring(start)).strip().replaceFirst("\\.$", "");
        var each = new ArrayList<List<SourcePart>>();
        int known = 0;
        for (String item : items(list, vocabulary)) {
            Matcher brackets = BRACKETS.matcher(item);
            boolean said = brackets.find() && brackets.end() == item.length() && brackets.start() > 0;
            String name = said ? item.substring(0, brackets.start()).strip() : item.strip();
            boolean named = vocabulary.isNamed(name);
            if (!named && !mayBeBrand(name, vocabulary)) {
                return Optional.empty();
            }
            known += named ? 1 : 0;
            each.add(item(
                    paragraph.line(),
                    MarkedText.of(name),
                    said ? brackets.group("said").strip() : ""));
        }
        boolean few = each.size() < 2;
        if (few && lead.strip().split(" ", -1).length < SENTENCE_WORDS) {
            return Optional.empty();
        }
        boolean enough = (within ? known > 1 : tells && known > 0) && 2 * known >= each.size();
        return (runs || few) && !enough
                ? Optional.empty()
                : Optional.of(
                        new NamingSentence(MarkedText.of(within ? raw : lead), each, MarkedText.of(""), runs || few));
    }

    private static boolean mayBeBrand(String name, Vocabulary vocabulary) {
        return new NameWords(vocabulary).may(name)
                && NameWords.isLarge(name)
                && !NameWords.isTitle(name)
                && !WordTopic.SERVICES.begins(name)
                && !vocabulary.isPlace(name)
                && vocabulary.column(name).isEmpty();
    }
}
