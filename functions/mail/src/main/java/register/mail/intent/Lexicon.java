package register.mail.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
record Lexicon(Language language, Map<Term, Pattern> topics) {
    private static final Set<String> RUN_TOGETHER = Set.of("ja", "zh", "ko");

    /// If a sentence matches equally in two languages, the first in this list counts.
    static final List<Lexicon> ALL = Stream.of(
                    "en", "et", "de", "sk", "cs", "pl", "fr", "es", "it", "nl", "fi", "lv", "lt", "pt", "ro", "hu",
                    "sv", "da", "nb", "is", "hr", "sl", "bg", "el", "ga", "mt", "uk", "ru", "tr", "ja", "zh", "ko")
            .map(Language::new)
            .map(Lexicon::read)
            .toList();

    /// True if a sentence from `Folding.sentences` contains a phrase of the topic.
    boolean finds(Term topic, String sentence) {
        Pattern phrases = topics.get(topic);
        return phrases != null && phrases.matcher(sentence).find();
    }

    long count(Term topic, String sentence) {
        Pattern phrases = topics.get(topic);
        return phrases == null ? 0 : phrases.matcher(sentence).results().count();
    }

    private static Lexicon read(Language language) {
        boolean apart = !RUN_TOGETHER.contains(language.tag());
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
        return new Lexicon(
                language,
                phrases.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> any(entry.getValue(), apart))));
    }

    private static Term topic(String term) {
        Optional<? extends Term> topic = Term.find(LexiconSection.class, term);
        return topic.isPresent()
                ? topic.get()
                : Term.find(Matter.class, term).orElseThrow(() -> new IllegalArgumentException("no topic " + term));
    }

    private static Term sectionOf(@Nullable Term topic, String line) {
        if (topic == null) {
            throw new IllegalArgumentException("stands before any section: " + line);
        }
        return topic;
    }

    private static Pattern any(List<String> expressions, boolean apart) {
        String either = "(?:" + String.join("|", expressions) + ")";
        return Pattern.compile(apart ? "(?<= )" + either + "(?= )" : either);
    }

    private static String expression(String phrase, boolean apart) {
        return Folding.fold(phrase)
                .replace("^", "(?<=^ )")
                .replace("*", apart ? "[\\p{L}\\p{N}]*" : "[\\p{L}\\p{N}]{0,12}")
                .replaceAll(" ?\\.\\. ?", apart ? " (?:[^ ]+ ){0,3}" : "[\\\\p{L}\\\\p{N} ]{0,12}");
    }
}
