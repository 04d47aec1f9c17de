package register.read;

import register.value.Problem;

/// A failure in one log line: its kind and place, without anything that could pass for another line.
final class LogLine {
    private static final int FRAMES = 8;
    private static final int CAUSES = 3;

    private LogLine() {}

    static String of(Throwable failure) {
        var line = new StringBuilder("read: 500");
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            line.append(i == 0 ? ": " : "; caused by ").append(cause.getClass().getName());
            if (cause.getMessage() != null) {
                line.append(" \"").append(Problem.printable(cause.getMessage())).append('"');
            }
            cause = cause.getCause();
        }
        StackTraceElement[] frames = failure.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            line.append(" at ")
                    .append(frames[i].getClassName())
                    .append('.')
                    .append(frames[i].getMethodName())
                    .append(':')
                    .append(frames[i].getLineNumber());
        }
        return line.toString();
    }
}
