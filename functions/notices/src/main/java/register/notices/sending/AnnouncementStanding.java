package register.notices.sending;

import java.time.Clock;
import java.util.Optional;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.notice.Run;

/// Determines whether the announcement of a run is still current.
public interface AnnouncementStanding {

    /// The reason why not, as a short term; empty if it is.
    Optional<String> ended(Run run);

    /// According to the chain. A version for a later date does not change announcements for this one.
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
