package register.notices.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.recipient.RecipientId;
import register.value.ReferenceKey;

/// Who was told of a version before: by a mail that may have left, or by a person.
///
/// @param runs of what the entries before said of the version's date, the oldest first
record Told(Notices notices, ReferenceKey key, List<Run> runs) {

    /// By what the entries before this one said of its date, back to the last withdrawal.
    static Told before(EntryHeader header, History history, Notices notices, ReferenceKey key) {
        var runs = new ArrayList<Run>();
        for (EntryHeader earlier : history.entriesOf(header.policy(), header.effectiveDate())) {
            if (earlier.sequence() < header.sequence()) {
                if (earlier.kind() == EntryKind.WITHDRAWAL) {
                    runs.clear();
                } else {
                    notices.run(RunId.of(earlier.hash())).ifPresent(runs::add);
                }
            }
        }
        return new Told(notices, key, List.copyOf(runs));
    }

    boolean has(RecipientId recipient) {
        return runs.stream()
                .map(run -> notices.find(NoticeId.of(key, run.id(), run.lots(), recipient)))
                .flatMap(Optional::stream)
                .anyMatch(Told::told);
    }

    private static boolean told(Notice notice) {
        return notice.attempts() > 0 || notice.state() == NoticeState.TOLD_BY_HAND;
    }
}
