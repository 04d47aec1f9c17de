package register.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What lies in buckets on AWS, as files of the data folder; the bucket's name is of no account.
public final class LocalFiles {
    private final Path data;

    public LocalFiles(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /// A raw message, `inbound/{key}`.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public byte[] inbound(String bucket, String key) {
        return read("inbound", key);
    }

    /// A policy file that somebody put up, `submitted/{key}`.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public byte[] submitted(String bucket, String key) {
        return read("submitted", key);
    }

    private byte[] read(String folder, String key) {
        Path home = data.resolve(folder);
        Path file = home.resolve(key).normalize();
        try {
            if (!file.startsWith(home)) {
                throw new IOException("expected a key inside " + home);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }
}
