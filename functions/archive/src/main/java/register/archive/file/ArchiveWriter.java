package register.archive.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import register.value.Bytes;

/// Writes an archive: a zip file (zip64 if needed) whose bytes depend only on its content.
public final class ArchiveWriter implements AutoCloseable {
    /// The same for every file; the first day of DOS time would be written in this machine's time zone.
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Manifest.Part> parts = new ArrayList<>();

    public ArchiveWriter(Path file) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /// Writes the next section, with its items in the order of `ItemSink`.
    public void section(String name, Items items) {
        var written = new ArrayList<Manifest.Item>();
        items.each(packed -> written.add(item(packed)));
        parts.add(new Manifest.Part(name, written));
    }

    public interface Items {
        void each(java.util.function.Consumer<ItemFiles> use);
    }

    /// Writes the manifest, the last file.
    public void finish(ArchiveContents contents) {
        put(Manifest.NAME, new Manifest(contents, parts).bytes());
    }

    private Manifest.Item item(ItemFiles packed) {
        var members = new ArrayList<Manifest.Member>();
        packed.files().forEach((name, content) -> {
            put(packed.folder() + "/" + name, content);
            members.add(new Manifest.Member(name, content.length(), content.hash()));
        });
        return new Manifest.Item(packed.folder(), members);
    }

    private void put(String name, Bytes content) {
        try {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(content.toArray());
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": not written", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
