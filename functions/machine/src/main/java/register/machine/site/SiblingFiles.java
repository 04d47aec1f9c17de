package register.machine.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import register.publishing.DpaFileCheck;
import register.publishing.FilesBeside;
import register.value.Bytes;

/// The files in the same folder as a file.
///
/// @param file the given file
public record SiblingFiles(Path file) implements FilesBeside {
    /// @throws UncheckedIOException if it exists and is unreadable
    @Override
    public Found find(String name) {
        Path sibling = file.resolveSibling(name);
        if (!Files.isRegularFile(sibling)) {
            return new Missing();
        }
        try {
            long size = Files.size(sibling);
            if (size > DpaFileCheck.MAX_BYTES) {
                return new TooLarge(size);
            }
            try (InputStream in = Files.newInputStream(sibling)) {
                // Reads one byte more than the limit, so that growth meanwhile is detected.
                return new File(Bytes.of(in.readNBytes(DpaFileCheck.MAX_BYTES + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(sibling + ": cannot be read", e);
        }
    }
}
