package register.aws;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import register.value.LogText;

/// The only way from a function into its log (`ArchitectureTest`).
public final class FunctionLog {
    private FunctionLog() {}

    /// @param context of the invocation; null in a call that logs nothing
    /// @param text if empty, nothing is logged
    public static void line(@Nullable Context context, String text) {
        if (context != null && !text.isEmpty()) {
            context.getLogger().log(LogText.line(text) + "\n");
        }
    }

    /// Logs a document alone: CloudWatch reads a metric only if nothing follows it.
    static void document(Context context, String json) {
        context.getLogger().log(json);
    }

    /// Logs a line outside an invocation, on standard error, which Lambda adds to the log.
    public static void warning(String text) {
        System.err.println(LogText.line(text));
    }
}
