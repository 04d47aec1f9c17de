package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import register.testing.Checkout;

/// The release of this build, which `infra/release` makes once in this process.
///
/// @param archive beside the release's other files
record MadeRelease(Path archive) {
    private static @Nullable MadeRelease made;

    /// Skips the test if the build packaged nothing.
    static synchronized MadeRelease make() throws IOException, InterruptedException {
        MadeRelease before = made;
        if (before != null) {
            return before;
        }
        // Relative, as infra/reproducible gives it.
        String built = "functions/commands-aws/target";
        Assumptions.assumeTrue(
                Files.exists(Checkout.file(built).resolve("bom.json")),
                "functions/commands-aws was not packaged, or Maven was offline");
        Path folder = Files.createTempDirectory("release");
        Runtime.getRuntime().addShutdownHook(new Thread(new Removal(folder)));
        Command command =
                Command.run(Map.of(), Checkout.file("infra/release").toString(), "--built", built, folder.toString());
        assertEquals(0, command.exit(), command.toString());
        var release = new MadeRelease(Path.of(command.out().strip()));
        made = release;
        return release;
    }

    /// Its container image: an OCI image layout in a tar. Skips the test where none is made.
    Path image() {
        Path image = archive.resolveSibling(archive.getFileName().toString().replaceFirst("\\.tar\\.gz$", ".oci.tar"));
        Assumptions.assumeTrue(Files.exists(image), "infra/release makes an image only on Debian and its derivatives");
        return image;
    }
}
