package register.notice;

import java.util.List;
import java.util.Optional;
import register.value.PolicyId;

/// Keeps runs and their notices.
public interface Notices {

    /// Records a run unless its announcement has one; durable on return.
    ///
    /// @return whether it was recorded now
    boolean open(Run run);

    Optional<Run> run(RunId id);

    /// Those of a policy, the latest announcement first, at most `limit`.
    List<Run> runs(PolicyId policy, int limit);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Run run);

    /// Records those notices of one lot that are not there, and changes none that is; durable on return.
    ///
    /// @param notices all of one lot
    void add(List<Notice> notices);

    Optional<Notice> find(NoticeId id);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(Notice notice);

    /// All of one lot, in order of their ids. One bounded read for any number of runs and lots.
    List<Notice> lot(RunId run, int lot);
}
