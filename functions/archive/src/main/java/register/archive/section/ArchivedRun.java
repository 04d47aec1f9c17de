package register.archive.section;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import register.document.DocumentKey;
import register.notice.Run;
import register.notice.proof.NoticeCommitment.Subject;
import register.value.Bytes;

/// A run with the trees that the log commits to.
///
/// @param trees those still stored; without them the commitments of the entries can no longer be proved
record ArchivedRun(Run run, SortedMap<Subject, Bytes> trees) {
    ArchivedRun(Run run, Map<Subject, Bytes> trees) {
        this(run, new TreeMap<>(trees));
    }

    DocumentKey key(Subject of) {
        return DocumentKey.noticeTree(run.policy(), run.id() + "-" + of.term());
    }
}
