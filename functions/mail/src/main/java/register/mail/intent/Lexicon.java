package register.mail.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.value.Language;
import register.value.Resource;
import register.value.Term;

/// The words of one language, from the resource `{language}.txt`: UTF-8, sections `[topic]`, one phrase per line, `#`
/// before a comment. Phrases are in normal spelling and folded when read. `*` at the end of a word matches any
/// letters, `..` up to three words between, `(a|b)` either, `(a)?` a or nothing, `^` the beginning of the sentence. In
/// a language without spaces a phrase matches anywhere, and `..` up to twelve letters.
record Lexicon(Language language, Map<Term, List<String>> phrases, Map<Term, Pattern> compiled) {
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N} ](?!\\?)");
    private static final Pattern GROUP = Pattern.compile("\\((?!\\?)([^()]*)\\)(\\??)");
    private static final Set<String> RUN_TOGETHER = Set.of("ja", "zh", "ko");

    /// If a sentence matches equally in two languages, the first in this list counts.
    static final List<Lexicon> ALL = Stream.of(
                    "en", "et", "de", "sk", "cs", "pl", "fr", "es", "it", "nl", "fi", "lv", "lt", "pt", "ro", "hu",
                    "sv", "da", "nb", "is", "hr", "sl", "bg", "el", "ga", "mt", "uk", "ru", "tr", "ja", "zh", "ko")
            .map(Language::new)
            .map(Lexicon::read)
            .toList();

    /// By topic, the pattern of all languages' phrases: most sentences contain none.
    private static final Map<Term, List<Pattern>> ANY = ofAll();

    /// The languages in which a sentence from `Folding.sentences` contains a phrase of the topic.
    static List<Lexicon> finding(Term topic, String sentence) {
        return ANY.getOrDefault(topic, List.of()).stream()
                        .anyMatch(phrases -> phrases.matcher(sentence).find())
                ? ALL.stream().filter(lexicon -> lexicon.finds(topic, sentence)).toList()
                : List.of();
    }

    private boolean finds(Term topic, String sentence) {
        return pattern(topic).matcher(sentence).find();
    }

    long count(Term topic, String sentence) {
        return pattern(topic).matcher(sentence).results().count();
    }

    private Pattern pattern(Term topic) {
        return compiled.computeIfAbsent(topic, asked -> any(phrases.getOrDefault(asked, List.of()), isApart(language)));
    }

    private static Lexicon read(Language language) {
        boolean apart = isApart(language);
        var phrases = new HashMap<Term, List<String>>();
        Term topic = null;
        for (String line : Resource.lines(Lexicon.class, language + ".txt")) {
            if (line.startsWith("[")) {
                topic = topic(line.substring(1, line.length() - 1));
            } else {
                phrases.computeIfAbsent(sectionOf(topic, line), _ -> new ArrayList<>())
                        .add(expression(line, apart));
            }
        }
        return new Lexicon(language, phrases, new ConcurrentHashMap<>());
    }

    private static Map<Term, List<Pattern>> ofAll() {
        return ALL.stream()
                .flatMap(lexicon -> lexicon.phrases().keySet().stream())
                .distinct()
                .collect(Collectors.toMap(topic -> topic, topic -> ofAll(topic)));
    }

    private static List<Pattern> ofAll(Term topic) {
        return Stream.of(true, false)
                .map(apart -> any(
                        ALL.stream()
                                .filter(lexicon -> isApart(lexicon.language()) == apart)
                                .flatMap(lexicon -> lexicon.phrases().getOrDefault(topic, List.of()).stream())
                                .toList(),
                        apart))
                .toList();
    }

    private static boolean isApart(Language language) {
        return !RUN_TOGETHER.contains(language.tag());
    }

    private static Term topic(String term) {
        Optional<? extends Term> topic = Term.find(LexiconSection.class, term);
        return topic.isPresent()
                ? topic.get()
                : Term.find(Matter.class, term).orElseThrow(() -> new IllegalArgumentException("no topic " + term));
    }

    private static Term sectionOf(@Nullable Term topic, String line) {
        if (topic == null) {
            throw new IllegalArgumentException("comes before any section: " + line);
        }
        return topic;
    }

    private static Pattern any(List<String> expressions, boolean apart) {
        String either =
                either(expressions.stream().flatMap(Lexicon::opened).distinct().toList());
        return Pattern.compile(expressions.isEmpty() ? "(?!)" : apart ? " " + either + "(?= )" : either);
    }

    /// Nests alternatives by their first letters, so that a word is compared only with the few of hundreds that
    /// begin like it.
    private static String either(List<String> expressions) {
        var byFirst = new LinkedHashMap<String, List<String>>();
        for (String expression : expressions) {
            int letter = LETTER.matcher(expression).lookingAt() ? 1 : 0;
            byFirst.computeIfAbsent(expression.substring(0, letter), _ -> new ArrayList<>())
                    .add(expression.substring(letter));
        }
        return byFirst.entrySet().stream()
                .flatMap(entry -> entry.getKey().isEmpty() || entry.getValue().size() == 1
                        ? entry.getValue().stream().map(entry.getKey()::concat)
                        : Stream.of(entry.getKey() + either(entry.getValue())))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /// `(a|b) c` as `a c` and `b c`, so that each begins with a letter.
    private static Stream<String> opened(String expression) {
        Matcher group = GROUP.matcher(expression);
        if (!group.lookingAt()) {
            return Stream.of(expression);
        }
        String rest = expression.substring(group.end());
        return Stream.concat(
                        Stream.of(group.group(1).split("\\|", -1)),
                        group.group(2).isEmpty() ? Stream.of() : Stream.of(""))
                .flatMap(first -> opened(first + rest));
    }

    private static String expression(String phrase, boolean apart) {
        return Folding.fold(phrase)
                .replace("^", "(?<=^ )")
                .replace("*", apart ? "[\\p{L}\\p{N}]*" : "[\\p{L}\\p{N}]{0,12}")
                .replaceAll(" ?\\.\\. ?", apart ? " (?:[^ ]+ ){0,3}" : "[\\\\p{L}\\\\p{N} ]{0,12}");
    }
}
