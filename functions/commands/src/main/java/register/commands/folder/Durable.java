package register.commands.folder;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import register.embedded.file.WriteOnceFolder;

/// Makes what was written survive a loss of power. File systems do that for many files at once as fast as for one.
final class Durable {
    private static final int AT_ONCE = 8;

    private Durable() {}

    static void files(Collection<Path> files) throws IOException {
        all(files.stream()
                .<Callable<Void>>map(file -> () -> {
                    try (FileChannel channel = FileChannel.open(file, WRITE)) {
                        channel.force(true);
                    }
                    return null;
                })
                .toList());
    }

    /// The names in folders.
    static void folders(Collection<Path> folders) throws IOException {
        all(folders.stream()
                .<Callable<Void>>map(folder -> () -> {
                    WriteOnceFolder.force(folder);
                    return null;
                })
                .toList());
    }

    private static void all(Collection<Callable<Void>> tasks) throws IOException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> each : new ArrayList<>(pool.invokeAll(tasks))) {
                var _ = each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
