package register.notices.letter;

import java.time.Instant;
import java.util.Optional;
import register.mail.letter.Letter;
import register.notice.Announcement;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.Words;

/// What a notice will say of a change that is not published yet: the part that is the same for all recipients.
public final class DraftLetter {
    private static final Words.Bundle WORDS = Words.bundle(ChangeLetter.class, "notice");

    private DraftLetter() {}

    /// @param language the reader's
    public static String of(Announcement announcement, boolean correction, Language language) {
        PolicyVersion version = announcement.version();
        Optional<Instant> until = Optional.ofNullable(version.objection())
                .map(ObjectionPeriod::end)
                .map(end -> end.toInstant());
        Letter letter = new LetterBody(
                        announcement,
                        announcement.changes(),
                        correction,
                        WORDS.in(language),
                        Words.glossary().in(language),
                        version.nearest(language),
                        false)
                .changed(until.orElse(null), null);
        return letter.text();
    }
}
