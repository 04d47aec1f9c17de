package register.mail.intent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.value.Language;
import register.value.Resource;
import register.value.Term;

/// Decides whether a message requests a DPA. Precision first: in doubt, it does not.
public final class Intent {
    /// Gateways put their own marks, such as `[EXTERNAL]`, before `Re:`.
    private static final Pattern ANSWERS = Pattern.compile(
            "^\\s*(?:\\[[^]]{1,40}]\\s*)*(?:" + String.join("|", Resource.lines(Lexicon.class, "answers.txt"))
                    + ")(?:\\[\\d+])?\\s*[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// In characters. Honest requests for a DPA are shorter; the rest is not searched.
    static final int LONGEST_TEXT = 20_000;

    /// In characters. Honest subjects are shorter.
    private static final int LONGEST_SUBJECT = 2_000;

    /// The subject and the sentences of the new text.
    private final List<FoldedSentence> all;
    /// The sentences written for this message, without standard footers.
    private final List<FoldedSentence> written;
    /// The sender's own sentences, without the subject of the message they answer.
    private final List<FoldedSentence> own;

    private final boolean tooLong;

    private Intent(String subject, String newText) {
        List<FoldedSentence> subjects = sentences(beginning(subject, LONGEST_SUBJECT));
        List<FoldedSentence> texts = sentences(beginning(newText, LONGEST_TEXT));
        this.all = concat(subjects, texts);
        this.tooLong = subject.length() > LONGEST_SUBJECT || newText.length() > LONGEST_TEXT;
        List<FoldedSentence> text =
                texts.stream().filter(sentence -> !isFooter(sentence)).toList();
        this.written = concat(subjects, text);
        this.own = ANSWERS.matcher(beginning(subject, LONGEST_SUBJECT)).matches() ? text : written;
    }

    private static List<FoldedSentence> sentences(String text) {
        return Folding.sentences(text).stream().map(FoldedSentence::new).toList();
    }

    private static List<FoldedSentence> concat(List<FoldedSentence> first, List<FoldedSentence> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// Reads a message's decoded subject and new text.
    public static IntentFinding of(String subject, String newText) {
        return new Intent(subject, newText).finding();
    }

    private IntentFinding finding() {
        Language asked = request().orElse(null);
        for (Matter matter : Matter.values()) {
            if (anywhere(matter, all)) {
                return new IntentFinding(false, "other-matter", asked, matter);
            }
        }
        if (tooLong) {
            return refused("too-long", asked);
        }
        if (anywhere(LexiconSection.AUTOMATIC, written)) {
            return refused("looks-automatic", asked);
        }
        if (anywhere(LexiconSection.OFFER, own)) {
            return refused("looks-like-offer", asked);
        }
        if (anywhere(LexiconSection.OTHER_WORK, written)) {
            return refused("asks-for-more", asked);
        }
        if (anywhere(LexiconSection.OWN_DOCUMENT, written)) {
            boolean dpa =
                    all.stream().anyMatch(sentence -> sentence.says(LexiconSection.AGREEMENT) || abbreviates(sentence));
            return new IntentFinding(false, "own-document", asked, dpa ? Matter.REDLINES : null);
        }
        if (written.stream().anyMatch(sentence -> names(sentence) && sentence.says(LexiconSection.DECLINING))) {
            return refused("dpa-declined", asked);
        }
        if (asked != null) {
            return new IntentFinding(true, "dpa-request", asked, null);
        }
        return own.stream()
                .filter(sentence -> !sentence.says(LexiconSection.DECLINING))
                .flatMap(sentence ->
                        both(sentence.saying(LexiconSection.NOTIFY_ME), sentence.saying(LexiconSection.SUBPROCESSOR))
                                .stream())
                .findFirst()
                .map(lexicon -> refused(IntentFinding.NOTICES, lexicon.language()))
                .orElseGet(() -> refused(IntentFinding.NOTHING, null));
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static IntentFinding refused(String reason, @Nullable Language language) {
        return new IntentFinding(false, reason, language, null);
    }

    /// The language of the first sentence that requests a DPA.
    private Optional<Language> request() {
        for (int i = 0; i < own.size(); i++) {
            FoldedSentence sentence = own.get(i);
            if (sentence.says(LexiconSection.DECLINING)) {
                continue;
            }
            Optional<Language> language = language(sentence, asking(i));
            if (language.isPresent()) {
                return language;
            }
        }
        return Optional.empty();
    }

    /// The languages in which a sentence requests a DPA, by name or by reference to an earlier mention.
    private List<Lexicon> asking(int at) {
        FoldedSentence sentence = own.get(at);
        List<Lexicon> asking = sentence.saying(LexiconSection.ASKING);
        if (names(sentence)) {
            return asking;
        }
        boolean named = names(own.getFirst()) || (at > 0 && names(own.get(at - 1)));
        // Pronouns are short: one language's pronoun may be any word in another.
        return named ? both(asking, sentence.saying(LexiconSection.BACK_REFERENCE)) : List.of();
    }

    /// One of these languages: one that also names the contract in the sentence, otherwise the one with most of its
    /// commonest words in the message.
    private Optional<Language> language(FoldedSentence sentence, List<Lexicon> asking) {
        return Stream.of(LexiconSection.AGREEMENT, LexiconSection.PLAIN_WORDING)
                .map(topic -> both(asking, sentence.saying(topic)))
                .filter(naming -> !naming.isEmpty())
                .findFirst()
                .or(() -> Optional.of(asking))
                .flatMap(this::mostCommon)
                .map(Lexicon::language);
    }

    private static List<Lexicon> both(List<Lexicon> some, List<Lexicon> others) {
        return some.stream().filter(others::contains).toList();
    }

    private Optional<Lexicon> mostCommon(List<Lexicon> lexica) {
        Lexicon most = null;
        long held = -1;
        for (Lexicon lexicon : lexica) {
            long common =
                    own.stream().mapToLong(sentence -> sentence.common(lexicon)).sum();
            if (common > held) {
                most = lexicon;
                held = common;
            }
        }
        return Optional.ofNullable(most);
    }

    private boolean names(FoldedSentence sentence) {
        return sentence.says(LexiconSection.AGREEMENT)
                || sentence.says(LexiconSection.PLAIN_WORDING)
                || (abbreviates(sentence)
                        && anywhere(LexiconSection.SIGNAL, all)
                        && !anywhere(LexiconSection.AUTHORITY, all));
    }

    private static boolean isFooter(FoldedSentence sentence) {
        return sentence.says(LexiconSection.FOOTER)
                && !sentence.says(LexiconSection.AGREEMENT)
                && !abbreviates(sentence);
    }

    private static boolean abbreviates(FoldedSentence sentence) {
        return sentence.says(LexiconSection.ABBREVIATION);
    }

    private static boolean anywhere(Term topic, List<FoldedSentence> sentences) {
        return sentences.stream().anyMatch(sentence -> sentence.says(topic));
    }
}
