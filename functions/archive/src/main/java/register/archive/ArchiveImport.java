package register.archive;

import java.io.IOException;
import java.nio.file.Path;
import register.archive.file.ArchiveFile;
import register.archive.file.Contents;
import register.archive.file.RefusedArchiveException;
import register.archive.section.ConflictingRegisterException;
import register.archive.section.Section;
import register.assembly.Ports;

/// Reads a whole register out of one file. All of it is proven, and compared with what the register holds, before
/// anything is written. What is there already is left as it is, so that an import that was cut off is completed by
/// another one.
public final class ArchiveImport {
    private final Ports to;
    private final ArchiveProgress progress;

    public ArchiveImport(Ports to, ArchiveProgress progress) {
        this.to = to;
        this.progress = progress;
    }

    /// @throws IOException when the file cannot be read
    /// @throws RefusedArchiveException when it is no archive, or damaged; nothing was written
    /// @throws ConflictingRegisterException when the register holds something else; nothing was written, unless
    ///     that came there while the archive was read in
    public Contents from(Path file) throws IOException {
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            var pass = new ProvingPass(archive, progress);
            pass.run("proving", new ProvingPass.Use() {
                @Override
                public <T> void with(Section<T> section, T item) {
                    section.compare(item, to);
                }
            });
            pass.run("importing", new ProvingPass.Use() {
                @Override
                public <T> void with(Section<T> section, T item) {
                    section.write(item, to);
                }
            });
            return archive.manifest().contents();
        }
    }
}
