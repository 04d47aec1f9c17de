package register.notices.letter;

import java.util.List;
import register.notice.RunAnnouncement;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.Words;

/// Summarises each change of a notice in one line: the company, its purpose and the start.
public final class ChangeTitles {
    private static final Words.Bundle WORDS = Words.bundle(ChangeLetter.class, "notice");

    private ChangeTitles() {}

    /// @param changes as in the notice
    /// @param language the reader's
    public static List<String> of(RunAnnouncement announced, List<Integer> changes, Language language) {
        PolicyVersion version = announced.announcement().version();
        var texts = new ChangeText(
                announced.of(changes), WORDS.in(language), Words.glossary().in(language), version.nearest(language));
        return announced.changes(changes).stream()
                .map(change -> texts.title(change) + ". " + texts.from(change))
                .toList();
    }
}
