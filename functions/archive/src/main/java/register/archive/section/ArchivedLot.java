package register.archive.section;

import java.util.List;
import register.notice.Notice;
import register.notice.RunId;
import register.value.PolicyId;

/// Some notices of a run: those of one lot, ordered by id, each once.
record ArchivedLot(PolicyId policy, List<Notice> notices) {
    /// @throws IllegalArgumentException if they are not of one lot, or not in order
    ArchivedLot {
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("notices: expected one or more");
        }
        String last = "";
        for (Notice notice : notices) {
            if (!notice.id().run().equals(run(notices)) || notice.id().lot() != lot(notices)) {
                throw new IllegalArgumentException("notices: " + notice.id() + ": of another lot");
            }
            if (notice.id().number().compareTo(last) <= 0) {
                throw new IllegalArgumentException("notices: " + notice.id() + ": twice, or not in order");
            }
            last = notice.id().number();
        }
    }

    RunId run() {
        return run(notices);
    }

    int lot() {
        return lot(notices);
    }

    private static RunId run(List<Notice> notices) {
        return notices.getFirst().id().run();
    }

    private static int lot(List<Notice> notices) {
        return notices.getFirst().id().lot();
    }
}
