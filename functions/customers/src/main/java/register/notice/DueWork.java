package register.notice;

import static register.json.Plain.COUNT;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.json.RecordForm;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;
import register.record.Records;

/// The work of runs by due time: lots to send, and notices to retry. It only states when to look; the run and its
/// notices state what to do.
public final class DueWork {
    public static final Kind<Due> KIND = new DueKind();

    private final Records records;

    public DueWork(Records records) {
        this.records = records;
    }

    /// A lot or notice with its due time.
    ///
    /// @param at earliest time, to the millisecond
    /// @param notice to retry; absent for the whole lot
    public record Due(
            Instant at, RunId run, int lot, @Nullable NoticeId notice) {
        public Due {
            if (!at.truncatedTo(ChronoUnit.MILLIS).equals(at)) {
                throw new IllegalArgumentException("at: " + at + ": expected an instant to the millisecond");
            } else if (notice != null && !(notice.run().equals(run) && notice.lot() == lot)) {
                throw new IllegalArgumentException("notice: " + notice + ": expected one of lot " + lot + " of " + run);
            }
        }

        /// A whole lot.
        public static Due of(Instant at, RunId run, int lot) {
            return new Due(at, run, lot, null);
        }

        public static Due of(Instant at, NoticeId notice) {
            return new Due(at, notice.run(), notice.lot(), notice);
        }
    }

    private static final class DueKind implements Kind<Due> {
        /// The place of a whole lot, before those of its notices.
        private static final String LOT = "!";

        private static final Form<RunId> RUN = Form.text(RunId::value, RunId::new);

        private static final Form<Due> FORM = RecordForm.of(field -> {
            RunId run = field.of("run", RUN, Due::run);
            int lot = field.of("lot", COUNT, Due::lot);
            String number = field.optional(
                    "number",
                    TEXT,
                    due -> due.notice() == null ? null : due.notice().number());
            return new Due(
                    field.of("at", INSTANT, Due::at), run, lot, number == null ? null : new NoticeId(run, lot, number));
        });

        @Override
        public String name() {
            return "DUE";
        }

        @Override
        public Key key(Due due) {
            NoticeId notice = due.notice();
            return Key.in(due.run().value(), Integer.toString(due.lot()))
                    .at(Key.instant(due.at()), notice == null ? LOT : notice.number());
        }

        @Override
        public Instant due(Due due) {
            return due.at();
        }

        @Override
        public Form<Due> form() {
            return FORM;
        }
    }

    /// Adds an item, beside those with other times; durable on return.
    public void put(Due due) {
        records.put(KIND, due);
    }

    /// Items due at `now`, the longest overdue first, at most `limit`. One bounded read.
    public List<Due> due(Instant now, int limit) {
        return records.due(KIND, now, limit);
    }

    /// Removes an item, if it is there.
    public void remove(Due due) {
        boolean _ = records.remove(KIND, KIND.key(due));
    }

    /// Acquires or renews the lease for sending. Only one process holds it, so the rate limit holds. A lease that
    /// ends at `now` is released.
    ///
    /// @param holder identifies the process
    /// @param until the end of the lease, to the millisecond
    /// @return true if the holder has the lease
    public boolean hold(String holder, Instant now, Instant until) {
        return Lease.take(records, KIND.name(), holder, now, until);
    }
}
