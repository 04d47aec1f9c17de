package register.snapshot;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import register.chain.SignedCheckpoint;
import register.document.IssuedDocument;

/// What the function writes to its log, a line each.
final class Lines {
    private Lines() {}

    static void made(@Nullable Context context, IssuedDocument.Snapshot made) {
        log(context, "snapshot made " + made.key().path() + " " + made.sha256());
    }

    static void signed(@Nullable Context context, SignedCheckpoint made) {
        log(
                context,
                "checkpoint signed " + made.policy() + " " + made.checkpoint().size());
    }

    static void failed(@Nullable Context context, String event, RuntimeException failure) {
        String said = String.valueOf(failure.getMessage()).replaceAll("\\p{C}", " ");
        log(context, "snapshot failed " + event + " " + failure.getClass().getSimpleName() + ": " + said);
    }

    private static void log(@Nullable Context context, String line) {
        if (context != null) {
            context.getLogger().log(line + "\n");
        }
    }
}
