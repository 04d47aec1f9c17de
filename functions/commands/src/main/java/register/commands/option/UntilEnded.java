package register.commands.option;

/// Serves a person until that person ends it, by a button or with Ctrl-C, which is no failure.
public final class UntilEnded {
    private UntilEnded() {}

    /// Waits for the button.
    public interface Served {
        void await() throws InterruptedException;
    }

    /// @param last what is done at the end, whichever it is
    public static void await(Served served, Runnable last) {
        var hook = new Thread(() -> {
            last.run();
            Runtime.getRuntime().halt(Exit.DONE);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            served.await();
        } catch (InterruptedException _) {
            // This is the normal way to end it, not a failure; open resources still have to be closed.
        } finally {
            last.run();
            removed(hook);
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook runs because this process ends.
        }
    }
}
