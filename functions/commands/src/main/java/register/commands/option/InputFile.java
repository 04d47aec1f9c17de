package register.commands.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import register.document.CertificateFile;
import register.machine.runtime.Log;

/// Reads a file named on the command line; errors are one line that names the file.
public final class InputFile {
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

    /// Reads no more than it takes to see that there is more than `most`: a device has no size, and may have no end.
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /// The certificates in a file: PEM, or one in DER.
    public static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            return CertificateFile.read(read(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static IOException named(Path file, IOException e) {
        String why = Log.message(e);
        return new IOException(
                e instanceof FileSystemException failure && failure.getFile() != null ? why : file + ": " + why, e);
    }
}
