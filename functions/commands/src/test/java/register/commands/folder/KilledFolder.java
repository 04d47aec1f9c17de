package register.commands.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import register.commands.text.ProgressLine;
import register.machine.site.Site;

/// A run that ends like a killed process after it has put one more file in its place.
public final class KilledFolder {
    private KilledFolder() {}

    /// The end of the process.
    private static final class KilledError extends Error {
        private static final long serialVersionUID = 1;
    }

    /// @return true if there was nothing left to replace
    public static boolean write(Site site, Path out, Clock clock, ProgressLine progress) throws IOException {
        try (var folder = new FileFolder(out, () -> {
            throw new KilledError();
        })) {
            var _ = SiteCommand.writing(site, folder, false, clock, progress).write();
            return true;
        } catch (KilledError _) {
            return false;
        }
    }
}
