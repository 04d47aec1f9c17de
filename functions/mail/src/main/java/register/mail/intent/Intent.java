package register.mail.intent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.Language;
import register.request.Matter;

/// Tells whether a message asks for a DPA. Precision first: what it is unsure of is no request.
public final class Intent {
    /// Gateways put their own mark, such as `[EXTERNAL]`, before that of an answer.
    private static final Pattern ANSWERS = Pattern.compile(
            "^\\s*(?:\\[[^]]{1,40}]\\s*)*(?:re|fw|fwd|aw|wg|vs|antw|edasi|odp|preposlané)(?:\\[\\d+])?\\s*:.*",
            Pattern.CASE_INSENSITIVE);

    /// Most urgent first: the first that is found is the message's.
    private static final Map<Matter, Topic> MATTERS = new LinkedHashMap<>();

    static {
        MATTERS.put(Matter.BREACH, Topic.BREACH);
        MATTERS.put(Matter.DATA_SUBJECT_REQUEST, Topic.DATA_SUBJECT_REQUEST);
        MATTERS.put(Matter.OBJECTION, Topic.OBJECTION);
        MATTERS.put(Matter.REDLINES, Topic.REDLINES);
        MATTERS.put(Matter.TERMINATION, Topic.TERMINATION);
    }

    /// Nobody asks for a DPA at such length, in characters; what lies beyond is not searched.
    static final int LONGEST_TEXT = 100_000;

    /// The subject and the sentences of the new text.
    private final List<String> all;
    /// Those that were written for this message: without what stands under every one.
    private final List<String> written;
    /// Those that are the sender's own: without the subject of the message that this one answers.
    private final List<String> own;

    private final boolean tooLong;

    private Intent(String subject, String newText) {
        List<String> subjects = Folding.sentences(beginning(subject));
        List<String> texts = Folding.sentences(beginning(newText));
        this.all = concat(subjects, texts);
        this.tooLong = subject.length() > LONGEST_TEXT || newText.length() > LONGEST_TEXT;
        List<String> text =
                texts.stream().filter(sentence -> !isFooter(sentence)).toList();
        this.written = concat(subjects, text);
        this.own = ANSWERS.matcher(subject).matches() ? text : written;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// Reads a message's decoded subject and new text.
    public static Finding of(String subject, String newText) {
        return new Intent(subject, newText).finding();
    }

    private Finding finding() {
        Language asked = request().orElse(null);
        Optional<Matter> matter = MATTERS.entrySet().stream()
                .filter(entry -> anywhere(entry.getValue(), all))
                .map(Map.Entry::getKey)
                .findFirst();
        if (matter.isPresent()) {
            return new Finding(false, "other-matter", asked, matter.get());
        }
        if (tooLong) {
            return refused("too-long", asked);
        }
        if (anywhere(Topic.AUTOMATIC, written)) {
            return refused("looks-automatic", asked);
        }
        if (anywhere(Topic.OFFER, own)) {
            return refused("looks-like-offer", asked);
        }
        if (anywhere(Topic.OTHER_WORK, written)) {
            return refused("asks-for-more", asked);
        }
        if (anywhere(Topic.OWN_DOCUMENT, written)) {
            boolean dpa = all.stream().anyMatch(sentence -> says(Topic.AGREEMENT, sentence) || abbreviates(sentence));
            return new Finding(false, "own-document", asked, dpa ? Matter.REDLINES : null);
        }
        if (written.stream().anyMatch(sentence -> names(sentence) && says(Topic.DECLINING, sentence))) {
            return refused("dpa-declined", asked);
        }
        return asked == null ? refused("no-dpa-intent", null) : new Finding(true, "dpa-request", asked, null);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static Finding refused(String reason, @Nullable Language language) {
        return new Finding(false, reason, language, null);
    }

    /// The language of the first sentence that asks for a DPA.
    private Optional<Language> request() {
        for (int i = 0; i < own.size(); i++) {
            String sentence = own.get(i);
            if (says(Topic.DECLINING, sentence)) {
                continue;
            }
            boolean named = names(sentence)
                    || (says(Topic.BACK_REFERENCE, sentence)
                            && (names(own.getFirst()) || (i > 0 && names(own.get(i - 1)))));
            Optional<Language> language = named ? asking(sentence) : Optional.empty();
            if (language.isPresent()) {
                return language;
            }
        }
        return Optional.empty();
    }

    /// The language in which a sentence asks; where several would do, the one that also has the contract's name.
    private static Optional<Language> asking(String sentence) {
        List<Lexicon> asking = Lexicon.ALL.stream()
                .filter(lexicon -> lexicon.finds(Topic.ASKING, sentence))
                .toList();
        return asking.stream()
                .filter(lexicon -> lexicon.finds(Topic.AGREEMENT, sentence))
                .findFirst()
                .or(() -> asking.stream().findFirst())
                .map(Lexicon::language);
    }

    private boolean names(String sentence) {
        return says(Topic.AGREEMENT, sentence)
                || says(Topic.PLAIN_WORDING, sentence)
                || (abbreviates(sentence) && anywhere(Topic.SIGNAL, all) && !anywhere(Topic.AUTHORITY, all));
    }

    private static boolean isFooter(String sentence) {
        return says(Topic.FOOTER, sentence) && !says(Topic.AGREEMENT, sentence) && !abbreviates(sentence);
    }

    private static boolean abbreviates(String sentence) {
        return says(Topic.ABBREVIATION, sentence);
    }

    private static boolean anywhere(Topic topic, List<String> sentences) {
        return sentences.stream().anyMatch(sentence -> says(topic, sentence));
    }

    private static boolean says(Topic topic, String sentence) {
        return Lexicon.ALL.stream().anyMatch(lexicon -> lexicon.finds(topic, sentence));
    }
}
