package register.local;

import java.io.PrintStream;

/// Lines for whoever operates the server, on standard error. Never given text that a stranger sent.
public final class Log {
    private Log() {}

    public static void line(String line) {
        // System.err at the time of the call: a test may have put its own there.
        PrintStream err = System.err;
        err.println(line.strip());
    }

    /// A failure by its kind and place; its message only where it is the register's own words.
    public static void failure(String doing, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        Throwable cause = failure.getCause();
        line(doing + " failed: " + failure.getClass().getName() + place
                + (cause == null ? "" : ", caused by " + cause.getClass().getName()));
    }

    /// The message of an exception as one printable line.
    public static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
