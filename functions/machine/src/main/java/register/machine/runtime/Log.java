package register.machine.runtime;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import register.embedded.file.DiskFull;

/// Lines for the server's operator, on standard error. Never pass it a stranger's text.
public final class Log {
    private Log() {}

    /// @param line if empty, nothing is logged
    public static void line(String line) {
        if (line.isBlank()) {
            return;
        }
        // Read System.err at each call: a test may have replaced it.
        PrintStream err = System.err;
        err.println(line.strip());
    }

    /// Logs a failure by its type and place, and its message only if the register wrote that.
    public static void failure(String doing, Throwable failure) {
        if (DiskFull.is(failure)) {
            line(doing + " failed: " + DiskFull.SENTENCE);
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        Throwable cause = failure.getCause();
        line(doing + " failed: " + failure.getClass().getName() + place
                + (cause == null ? "" : ", caused by " + cause.getClass().getName()));
    }

    /// An exception's message as one printable line, with the reason why a file or folder could not be used.
    public static String message(Throwable failure) {
        String said = sentence(failure);
        return (DiskFull.is(failure) && !said.contains(DiskFull.SENTENCE) ? said + ": " + DiskFull.SENTENCE : said)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof FileSystemException file) {
            return (file.getFile() == null ? "" : file.getFile() + ": ") + why(file);
        }
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        if (failure instanceof UncheckedIOException && message != null && cause != null) {
            // An exception made from its cause alone repeats the cause's message after a class name.
            return message.equals(cause.toString()) ? sentence(cause) : message + ": " + sentence(cause);
        }
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String why(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "exists already";
            case NotDirectoryException _ -> "not a folder";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
    }
}
