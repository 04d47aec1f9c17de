package register.notice;

import java.util.List;
import java.util.Optional;
import register.json.Form;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.PolicyId;

/// Keeps runs and their notices.
public final class Notices {
    public static final Kind<Run> RUNS = new RunKind();
    public static final Kind<Notice> NOTICES = new NoticeKind();

    private final Records records;

    public Notices(Records records) {
        this.records = records;
    }

    private static final class RunKind implements Kind<Run> {
        @Override
        public String name() {
            return "RUN";
        }

        @Override
        public Key key(Run run) {
            return Key.in(run.id().value());
        }

        @Override
        public int revision(Run run) {
            return run.revision();
        }

        @Override
        public Key listed(Run run) {
            return Key.in(run.policy().value()).at(Key.number(run.announcement()));
        }

        @Override
        public String keeps(Run run) {
            return "$.history";
        }

        @Override
        public Form<Run> form() {
            return RunJson.FORM;
        }
    }

    /// Each lot is a partition, since a partition takes 1,000 write units a second (DynamoDB Developer Guide, "Burst
    /// and adaptive capacity").
    private static final class NoticeKind implements Kind<Notice> {
        @Override
        public String name() {
            return "NOTICE";
        }

        @Override
        public Key key(Notice notice) {
            return Notices.key(notice.id());
        }

        @Override
        public int revision(Notice notice) {
            return notice.revision();
        }

        @Override
        public String keeps(Notice notice) {
            return "$.lines";
        }

        @Override
        public Form<Notice> form() {
            return NoticeJson.FORM;
        }
    }

    /// Records a run unless its announcement already has one; durable on return.
    ///
    /// @return true if it was recorded now
    public boolean open(Run run) {
        return records.add(RUNS, run);
    }

    public Optional<Run> run(RunId id) {
        return records.find(RUNS, Key.in(id.value()));
    }

    /// A policy's runs, the latest announcement first, at most `limit`.
    public List<Run> runs(PolicyId policy, int limit) {
        return records.found(RUNS, Key.joined(policy.value()), Range.last(limit));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(Run run) {
        return records.replace(RUNS, run);
    }

    /// Records the notices that do not exist yet, and changes no other; durable on return.
    ///
    /// @param notices all of one lot
    public void add(List<Notice> notices) {
        records.addAll(NOTICES, notices);
    }

    public Optional<Notice> find(NoticeId id) {
        return records.find(NOTICES, key(id));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(Notice notice) {
        return records.replace(NOTICES, notice);
    }

    /// All notices of one lot, ordered by id. One bounded read for any number of runs and lots.
    public List<Notice> lot(RunId run, int lot) {
        return records.list(NOTICES, lotOf(run, lot), Range.ALL);
    }

    private static Key key(NoticeId id) {
        return new Key(lotOf(id.run(), id.lot()), "").at(id.number());
    }

    private static String lotOf(RunId run, int lot) {
        return Key.joined(run.value(), Integer.toString(lot));
    }
}
