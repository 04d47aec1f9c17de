package register.notices.sending;

import java.time.Clock;
import java.util.Optional;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.notice.Run;

/// Whether what a run announces still stands.
interface AnnouncementStanding {

    /// Why not any more, as a short term; empty while it stands.
    Optional<String> ended(Run run);

    /// What the chain says. A later version takes nothing back that was announced of this date.
    static AnnouncementStanding in(Chain chain, Clock clock) {
        var history = new History(chain, clock);
        return run -> chain.entry(run.policy(), run.announcement())
                .map(Entry::header)
                .flatMap(header -> history.version(header.policy(), header.effectiveDate(), null)
                        .map(Entry::header)
                        .filter(last -> !last.equals(header))
                        .map(AnnouncementStanding::word));
    }

    private static String word(EntryHeader last) {
        return last.kind() == EntryKind.WITHDRAWAL ? "withdrawn" : "corrected";
    }
}
