package register.policyfile.inspection;

import java.util.function.UnaryOperator;
import register.chain.EntryHeader;
import register.policyfile.said.FileWords;
import register.value.Language;
import register.value.Sentence;
import register.words.Words;

/// Names a revision, always with its reason.
public final class RevisionName {
    private static final Language GERMAN = new Language("de");

    private RevisionName() {}

    /// In English.
    public static String of(EntryHeader header) {
        return said(header).english();
    }

    static Sentence said(EntryHeader header) {
        Sentence number = new Numbered(header.revision());
        Sentence revision = header.reason() == null ? number : FileWords.say("with-reason", number, header.reason());
        return header.noNoticeReason() == null
                ? revision
                : FileWords.say("no-notice", revision, header.noNoticeReason());
    }

    /// The glossary's term for it, within a sentence.
    private record Numbered(int revision) implements Sentence {
        @Override
        public String in(Language language, UnaryOperator<String> places) {
            String word = Words.glossary().in(language).get("revision", Integer.toString(revision));
            return language.equals(GERMAN)
                    ? word
                    : word.substring(0, 1).toLowerCase(language.locale()) + word.substring(1);
        }
    }
}
