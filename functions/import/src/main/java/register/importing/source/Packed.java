package register.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Checks Office Open XML files (ISO/IEC 29500), which are ZIP archives, before they are read.
public final class Packed {
    /// The size limit of an unpacked file: 64 MiB.
    private static final long MOST = 64L * 1024 * 1024;

    private static final int ENTRIES = 2000;
    /// The maximum number of elements, each of which takes far more memory than its bytes in the file.
    private static final int TAGS = 3_000_000;
    private static final int BUFFER = 64 * 1024;

    private Packed() {}

    /// Checks that the content matches the kind and the size limits.
    ///
    /// @param kind `.xlsx` or `.docx`
    /// @param part that such a file has
    /// @return the names of all parts
    public static Set<String> check(byte[] bytes, String kind, String part) throws RefusedSourceException {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xd0 && (bytes[1] & 0xff) == 0xcf) {
            throw new RefusedSourceException(
                    "encrypted, or from an older Office: expected " + kind + " without a password");
        }
        var buffer = new byte[BUFFER];
        long size = 0;
        int tags = 0;
        var parts = new HashSet<String>();
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(entry.getName());
                if (++entries > ENTRIES) {
                    throw tooLarge();
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    for (int i = 0; i < read; i++) {
                        tags += buffer[i] == '<' ? 1 : 0;
                    }
                    if (tags > TAGS) {
                        throw new RefusedSourceException("more than " + TAGS + " tags: expected a list");
                    }
                    if (size > MOST) {
                        throw tooLarge();
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedSourceException("a damaged file: expected " + kind);
        }
        if (!parts.contains(part) && !parts.contains(part.substring(1))) {
            throw new RefusedSourceException("content does not match the file's extension: expected " + kind);
        }
        return parts;
    }

    private static RefusedSourceException tooLarge() {
        return new RefusedSourceException(
                "unpacked it is larger than 64 MiB, or has more than " + ENTRIES + " parts: expected a list");
    }
}
