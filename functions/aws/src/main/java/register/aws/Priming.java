package register.aws;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Prepares a function before SnapStart takes the snapshot that every start resumes from: it loads and compiles
/// classes, and keeps no answer (AWS Lambda Developer Guide, "Lambda SnapStart runtime hooks"). Without SnapStart it
/// does nothing.
public final class Priming implements Resource {
    /// `snap-start` if a snapshot will be taken (AWS Lambda Developer Guide, "Defined runtime environment variables").
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Runnable work;

    private Priming(Runnable work) {
        this.work = work;
    }

    /// @param work must not throw: a function whose priming fails does not start
    /// @return the function must keep a reference to it, or the hook is lost
    public static Priming beforeSnapshot(Runnable work) {
        var priming = new Priming(work);
        if ("snap-start".equals(System.getenv(INITIALIZATION))) {
            Core.getGlobalContext().register(priming);
        }
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        work.run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // The clients reconnect on their own.
    }
}
