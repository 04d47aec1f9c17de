package register.machine.runtime;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Lines for the operator of the server, on standard error. Never given text that a stranger sent.
public final class Log {
    private Log() {}

    /// @param line nothing is said where it is empty
    public static void line(String line) {
        if (line.isBlank()) {
            return;
        }
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

    /// The message of an exception as one printable line, with why a file or a folder could not be used.
    public static String message(Throwable failure) {
        return sentence(failure)
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
            // Made of its cause alone, its message is the cause's with a class name before it.
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
