package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import register.testing.Checkout;

/// Programs in Go that check what a register shows, of `src/test/go`.
final class GoPrograms {
    /// The folder of Debian's Go packages. No module is downloaded.
    static final Path PACKAGES = Path.of("/usr/share/gocode");

    private GoPrograms() {}

    /// @param folder for the program
    static Path built(String name, Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve(name);
        Command built = Command.run(
                Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", PACKAGES.toString(),
                        "GOCACHE", cache().toString(),
                        "GOFLAGS", "",
                        "HOME", folder.toString()),
                "go",
                "build",
                "-o",
                program.toString(),
                Checkout.file("infra/checks/src/test/go/" + name + ".go").toString());
        assertEquals(0, built.exit(), built.toString());
        return program;
    }

    /// Kept from run to run: building Go's own packages takes most of the test.
    private static Path cache() {
        String caches = System.getenv("XDG_CACHE_HOME");
        Path folder = caches == null || caches.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(caches);
        return folder.resolve("subprocessor-register").resolve("go");
    }
}
