package register.mail.sending;

/// The reason for a failure in a line that may be stored and shown: the exception types, outermost first, and the
/// place in the register where the innermost arose. Their messages are omitted, because they may repeat a stranger's
/// text.
public final class FailureReason {
    private static final String OWN = "register.";
    private static final int MOST_CAUSES = 8;

    private FailureReason() {}

    /// E.g. `UncheckedIOException NoSuchKeyException at S3RawMail.get`.
    public static String of(Throwable failure) {
        var line = new StringBuilder(failure.getClass().getSimpleName());
        Throwable innermost = failure;
        for (int depth = 1; innermost.getCause() != null && depth < MOST_CAUSES; depth++) {
            innermost = innermost.getCause();
            line.append(' ').append(innermost.getClass().getSimpleName());
        }
        for (StackTraceElement frame : innermost.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) {
                return line.append(" at ").append(place(frame)).toString();
            }
        }
        return line.toString();
    }

    private static String place(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }
}
