package register.notices.letter;

import java.util.List;
import register.evidence.NoticeEvidence.Change;
import register.mail.letter.LetterBlock;
import register.notice.Notice;
import register.notice.RunAnnouncement;
import register.notice.proof.NoticeLeaf;
import register.value.Language;
import register.words.Words;

/// The changes in a notice, as worded in its mail.
public final class PublishedChanges {
    private PublishedChanges() {}

    /// @param language of the words; the policy's own words are from the nearest edition
    public static List<Change> of(RunAnnouncement announced, Notice notice, Language language) {
        var of = announced.of(notice.changes());
        Words words = ChangeLetter.WORDS.in(language);
        var texts = new ChangeText(
                of, words, Words.glossary().in(words.language()), of.version().nearest(language));
        return announced.changes(notice.changes()).stream()
                .map(change -> new Change(
                        NoticeLeaf.CommittedChange.of(change),
                        texts.title(change),
                        texts.facts(change).stream().map(LetterBlock.Fact::line).toList()))
                .toList();
    }
}
