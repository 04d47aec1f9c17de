package register.archive.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import register.value.Bytes;

/// An archive being read. It must contain exactly the files that its manifest lists, each as listed, or it is refused.
public final class ArchiveFile implements AutoCloseable {
    private static final ArchiveLimits LIMITS = ArchiveLimits.ofProcess();

    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// @throws IOException if the file cannot be read
    /// @throws RefusedArchiveException if it is not an archive
    public static ArchiveFile open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException(file + ": cannot be read");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedArchiveException(file.toString(), "expected the archive of a register, a zip file", e);
        }
        try {
            var opened = new ArchiveFile(zip, manifest(zip));
            opened.requireAllListed();
            return opened;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /// The files of an item.
    ///
    /// @throws RefusedArchiveException if one differs from the manifest
    public SortedMap<String, Bytes> read(Manifest.Item item) {
        LIMITS.require(item);
        var files = new TreeMap<String, Bytes>();
        for (Manifest.Member member : item.members()) {
            String name = item.folder() + "/" + member.name();
            Bytes content = content(zip, name, member.bytes());
            if (content.length() != member.bytes() || !content.hash().equals(member.sha256())) {
                throw new RefusedArchiveException(name, "does not match the manifest");
            }
            files.put(member.name(), content);
        }
        return Collections.unmodifiableSortedMap(files);
    }

    private static Manifest manifest(ZipFile zip) {
        long size = entry(zip, Manifest.NAME).getSize();
        LIMITS.requireManifest(size, zip.size() - 1L);
        Bytes bytes = content(zip, Manifest.NAME, size);
        var crc = new CRC32();
        crc.update(bytes.toArray());
        if (bytes.length() != size || entry(zip, Manifest.NAME).getCrc() != crc.getValue()) {
            throw new RefusedArchiveException(Manifest.NAME, "damaged");
        }
        try {
            return Manifest.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new RefusedArchiveException(Manifest.NAME, String.valueOf(e.getMessage()), e);
        }
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RefusedArchiveException(name, "is missing");
        }
        return entry;
    }

    /// @param bytes the expected length, within the limits
    private static Bytes content(ZipFile zip, String name, long bytes) {
        try (InputStream in = zip.getInputStream(entry(zip, name))) {
            // One byte more, to detect a longer file.
            return Bytes.of(in.readNBytes(Math.toIntExact(bytes + 1)));
        } catch (IOException e) {
            throw new RefusedArchiveException(name, "damaged", e);
        } catch (UncheckedIOException e) {
            throw new RefusedArchiveException(name, "damaged", e);
        }
    }

    /// A missing listed file is detected when it is read.
    private void requireAllListed() {
        long listed = 1;
        for (Manifest.Part part : manifest.sections()) {
            for (Manifest.Item item : part.items()) {
                listed += item.members().size();
            }
        }
        if (listed != zip.size()) {
            throw new RefusedArchiveException(
                    Manifest.NAME, "lists " + listed + " files, but the archive contains " + zip.size());
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
