package register.machine.runtime;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.embedded.file.DiskFull;
import register.value.LogText;

/// Log lines for the operator, on standard error: time (RFC 3339, UTC), level, text. Never pass a stranger's text to
/// it.
public final class Log {
    /// Lines that need a person: the words that raise the alarms on AWS, and answers with status 500.
    private static final Pattern ALARM = Pattern.compile("(?:\\S+ )?(?:ALARM |500: ).*");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private enum Level {
        INFO,
        WARN,
        ERROR
    }

    private static final AtomicReference<@Nullable String> LAST_ERROR = new AtomicReference<>();

    private Log() {}

    /// Logs an event; as an alarm if its words match `ALARM`.
    ///
    /// @param text if empty, nothing is logged
    public static void line(String text) {
        write(ALARM.matcher(text.strip()).matches() ? Level.ERROR : Level.INFO, text);
    }

    /// Logs something that needs a person, while everything goes on.
    public static void warning(String text) {
        write(Level.WARN, text);
    }

    /// Logs something that failed.
    public static void error(String text) {
        write(Level.ERROR, text);
    }

    /// Logs a failure by its type and place, and with its message only if the register wrote it.
    public static void failure(String doing, Throwable failure) {
        if (DiskFull.is(failure)) {
            error(doing + " failed: " + DiskFull.SENTENCE);
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        Throwable cause = failure.getCause();
        error(doing + " failed: " + failure.getClass().getName() + place
                + (cause == null ? "" : ", caused by " + cause.getClass().getName()));
    }

    /// The last line of level ERROR.
    public static Optional<String> lastError() {
        return Optional.ofNullable(LAST_ERROR.get());
    }

    private static void write(Level level, String text) {
        // Reads System.err at each call, because a test may have replaced it.
        PrintStream err = System.err;
        text.strip().lines().forEach(one -> {
            String line = TIME.format(Instant.now()) + " " + level + " " + LogText.line(one);
            if (level == Level.ERROR) {
                LAST_ERROR.set(line);
            }
            err.println(line);
        });
    }

    /// An exception's message as one printable line, with the reason if a file or folder could not be used.
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
            // An exception made only from its cause repeats the cause's message after a class name.
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
