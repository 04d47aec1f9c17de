package register.commands.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Ports;
import register.files.SiteHost;
import register.files.SiteWriting;
import register.read.endpoint.ServedSite;
import register.value.Bytes;

/// A folder as the place of a site's files.
final class FileFolderTest extends SiteHostContract {
    @TempDir
    private Path folder;

    @Override
    protected Place place() throws IOException {
        return new InFolder(Files.createTempDirectory(folder, "site"));
    }

    private record InFolder(Path root) implements Place {
        @Override
        public int write(Ports ports, Clock clock, UnaryOperator<SiteHost> around) throws IOException {
            try (var host = new FileFolder(root)) {
                var writing = new SiteWriting(
                        ports,
                        languages -> ServedSite.ofFiles(null, false, languages),
                        around.apply(host),
                        false,
                        clock,
                        () -> false,
                        (_, _, _) -> {});
                var _ = writing.write();
                return writing.counts().changes();
            }
        }

        @Override
        public void come(Ports ports, Clock clock) throws IOException {
            var _ = write(ports, clock, UnaryOperator.identity());
        }

        @Override
        public Map<String, Bytes> files() throws IOException {
            var files = new TreeMap<String, Bytes>();
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = root.relativize(file).toString();
                    if (!name.startsWith(".register-site")) {
                        files.put(name, Bytes.of(Files.readAllBytes(file)));
                    }
                }
            }
            return files;
        }

        @Override
        public String name(String address) {
            return FileFolder.file(address);
        }

        @Override
        public Optional<Bytes> at(String address) throws IOException {
            Path file = root.resolve(name(address));
            return Files.isRegularFile(file) ? Optional.of(Bytes.of(Files.readAllBytes(file))) : Optional.empty();
        }

        @Override
        public void use(Use use) throws IOException {
            try (var host = new FileFolder(root)) {
                use.of(host);
            }
        }
    }
}
