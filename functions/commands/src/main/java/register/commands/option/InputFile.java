package register.commands.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import register.document.CertificateFile;
import register.machine.runtime.Log;

/// Reads a file named on the command line; errors name the file, on one line.
public final class InputFile {
    /// A proof, checkpoint, notice.json or trust file.
    private static final long LARGEST_TEXT = 1024 * 1024;

    private InputFile() {}

    public static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    public static byte[] read(Path file) throws IOException {
        return read(file, Integer.MAX_VALUE - 1);
    }

    /// Reads just enough to see whether there is more than `most`: a device has no size, and may have no end.
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    public static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": " + (Files.exists(folder) ? "expected a folder" : "no such folder"));
        }
        return folder;
    }

    /// Reads a whole file.
    ///
    /// @param most the maximum number of bytes
    /// @param kind of the file
    public static byte[] read(Path file, long most, String kind) throws IOException {
        if (size(file) > most) {
            throw new IOException(file + ": larger than any " + kind);
        }
        return read(file);
    }

    /// Reads and parses a text of at most 1 MiB.
    ///
    /// @param kind of the file
    public static <T> T parse(Path file, String kind, Function<String, T> parser) throws IOException {
        return parsed(file, new String(read(file, LARGEST_TEXT, kind), UTF_8), parser);
    }

    private static <S, T> T parsed(Path file, S content, Function<S, T> parser) throws IOException {
        try {
            return parser.apply(content);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /// The certificates in a file: PEM, or a single one in DER.
    public static List<X509Certificate> certificates(Path file) throws IOException {
        return parsed(file, read(file), CertificateFile::read);
    }

    private static IOException named(Path file, IOException e) {
        String why = Log.message(e);
        return new IOException(
                e instanceof FileSystemException failure && failure.getFile() != null ? why : file + ": " + why, e);
    }
}
