package register.aws.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.document.IssuedDocument;
import register.log.Checkpoint;
import register.log.SignedCheckpoint;
import register.measure.Measure;
import register.publishing.Erasure;
import register.request.RequestErasure;
import register.transparency.OtherHistoryException;
import register.transparency.TimeStamps;
import register.transparency.Witnesses;

/// The function's log lines.
final class SnapshotLog {
    private SnapshotLog() {}

    static void made(@Nullable Context context, IssuedDocument.Snapshot made) {
        log(context, "snapshot made " + made.key().path() + " " + made.sha256());
    }

    static void written(@Nullable Context context, int files) {
        if (files > 0) {
            log(context, "files written " + files);
        }
    }

    static void signed(@Nullable Context context, SignedCheckpoint made) {
        log(
                context,
                "checkpoint signed " + made.policy() + " " + made.checkpoint().size());
    }

    static void stamped(@Nullable Context context, TimeStamps.Fetched made) {
        Checkpoint of = made.checkpoint().checkpoint();
        log(
                context,
                "time-stamp fetched " + of.policy() + " " + of.size() + " "
                        + made.stamp().genTime());
    }

    static void asked(@Nullable Context context, EmbeddedMetrics metrics, Witnesses.WitnessReply asked) {
        log(context, asked.line());
        if (asked.isAlarm()) {
            metrics.count(context, Measure.HISTORIES_CONTRADICTED);
        }
    }

    static void other(@Nullable Context context, EmbeddedMetrics metrics, OtherHistoryException other) {
        log(context, String.valueOf(other.getMessage()));
        metrics.count(context, Measure.HISTORIES_CONTRADICTED);
    }

    static void notWitnessed(@Nullable Context context, RuntimeException failure) {
        log(context, "asking witnesses failed " + said(failure));
    }

    static void notStamped(@Nullable Context context, RuntimeException failure) {
        log(context, "time-stamp failed " + said(failure));
    }

    /// @return the number of records and documents
    static int erased(@Nullable Context context, Erasure.Erased erased) {
        if (erased.records() > 0 || erased.documents() > 0) {
            log(context, "erased records of persons: " + erased.records() + ", documents: " + erased.documents());
        }
        return erased.records() + erased.documents();
    }

    /// @return the number of requests, mails and objections
    static int ended(@Nullable Context context, RequestErasure.Erased ended) {
        int all = ended.requests() + ended.mails() + ended.traces();
        if (all > 0) {
            log(
                    context,
                    "retention ended: requests erased " + ended.requests() + ", raw mails deleted " + ended.mails()
                            + ", objections erased " + ended.traces());
        }
        return all;
    }

    /// @return the number of recipients
    static int ended(@Nullable Context context, int recipients) {
        if (recipients > 0) {
            log(context, "retention ended: recipients erased " + recipients);
        }
        return recipients;
    }

    static void failed(@Nullable Context context, String event, RuntimeException failure) {
        log(context, "snapshot failed " + event + " " + said(failure));
    }

    static void changed(@Nullable Context context, EmbeddedMetrics metrics, String key) {
        metrics.count(context, Measure.RECORDS_CHANGED);
        log(context, "ALARM kept for good, but changed: " + key);
    }

    private static String said(RuntimeException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static void log(@Nullable Context context, String line) {
        FunctionLog.line(context, line);
    }
}
