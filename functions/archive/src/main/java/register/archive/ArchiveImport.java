package register.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import register.archive.file.ArchiveContents;
import register.archive.file.ArchiveFile;
import register.archive.file.RefusedArchiveException;
import register.archive.section.ArchiveSection;
import register.archive.section.ConflictingRegisterException;
import register.assembly.Ports;
import register.log.LogOrigin;

/// Reads a whole register from one file. Before writing anything, it proves the whole file and compares it with the
/// register. Existing data stay unchanged, so a second import completes one that was cut off.
public record ArchiveImport(Ports to, ArchiveProgress progress) {
    /// @throws IOException if the file cannot be read
    /// @throws RefusedArchiveException if it is not an archive, or damaged; nothing was written
    /// @throws ConflictingRegisterException if the register has different data; nothing was written, unless
    ///     they were added during the import
    public ArchiveContents from(Path file) throws IOException {
        return from(file, _ -> {});
    }

    /// Imports into a register that is not a trial. It refuses a trial's archive, because names of logs are
    /// permanent.
    ///
    /// @throws RefusedArchiveException also for a trial's archive; nothing was written
    public ArchiveContents intoReal(Path file) throws IOException {
        return from(file, origin -> {
            if (LogOrigin.isOfNobody(origin)) {
                throw new RefusedArchiveException(
                        origin,
                        "this log comes from a trial, and this register is not a trial: publish the policy here instead");
            }
        });
    }

    /// Imports into a register that stays a trial. It refuses a real register's archive, whose lists would be marked as
    /// no
    /// evidence.
    ///
    /// @throws RefusedArchiveException also for a real register's archive; nothing was written
    public ArchiveContents intoTrial(Path file) throws IOException {
        return from(file, origin -> {
            if (!LogOrigin.isOfNobody(origin)) {
                throw new RefusedArchiveException(
                        origin,
                        "this log is a real register's, and this register stays a trial: import it into another register");
            }
        });
    }

    private ArchiveContents from(Path file, Consumer<String> ofOrigin) throws IOException {
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            var pass = new ProvingPass(archive, progress);
            pass.run("proving", new ProvingPass.Use() {
                @Override
                public <T> void with(ArchiveSection<T> section, T item) {
                    section.origin(item).ifPresent(ofOrigin);
                    section.compare(item, to);
                }
            });
            pass.run("importing", new ProvingPass.Use() {
                @Override
                public <T> void with(ArchiveSection<T> section, T item) {
                    section.write(item, to);
                }
            });
            return archive.manifest().contents();
        }
    }
}
