package register.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import register.archive.file.ArchiveContents;
import register.archive.file.ArchiveFile;
import register.archive.file.ArchiveWriter;
import register.archive.file.RefusedArchiveException;
import register.archive.section.ArchiveSection;
import register.archive.section.ArchiveSections;
import register.archive.section.ItemCounter;
import register.assembly.Ports;

/// Writes a whole register into one file. The same register gives the same bytes.
///
/// The file contains no private key and no secret.
///
/// @param requests true to include personal data: requests, with their mail and acknowledgements, and the recipients of
/// notices
public record ArchiveExport(Ports from, boolean requests, ArchiveProgress progress) {
    /// Writes the file and proves it. It gets its name only once it is complete, and only its owner can read it.
    ///
    /// @throws IOException if it cannot be written, or already exists
    /// @throws RefusedArchiveException if the register's own data are damaged
    public ArchiveContents to(Path file) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(file + ": expected a file in an existing folder");
        }
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path written = Files.createTempFile(folder, ".register-", ".tmp");
        try {
            ArchiveContents contents = write(written);
            try (ArchiveFile archive = ArchiveFile.open(written)) {
                new ProvingPass(archive, progress).run("proving", new ProvingPass.Use() {
                    @Override
                    public <T> void with(ArchiveSection<T> section, T item) {
                        // Proving is enough.
                    }
                });
            }
            force(written);
            Files.move(written, target);
            return contents;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private ArchiveContents write(Path file) throws IOException {
        var tally = new ItemCounter();
        try (var writer = new ArchiveWriter(file)) {
            long[] done = {0};
            for (ArchiveSection<?> section : ArchiveSections.all(requests)) {
                write(section, writer, tally, done);
            }
            writer.finish(tally.contents());
        }
        return tally.contents();
    }

    private <T> void write(ArchiveSection<T> section, ArchiveWriter writer, ItemCounter tally, long[] done) {
        writer.section(
                section.name(),
                use -> section.each(from, item -> {
                    use.accept(section.pack(item));
                    section.count(item, tally);
                    done[0]++;
                    progress.at("exporting", done[0], 0);
                }));
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
