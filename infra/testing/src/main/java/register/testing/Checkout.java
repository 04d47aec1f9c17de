package register.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout under test, from any of its folders.
public final class Checkout {
    private static final Path ROOT = find();

    private Checkout() {}

    public static Path root() {
        return ROOT;
    }

    /// @param path from the root, e.g. `infra/policies`
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    private static Path find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("template.yaml"))) {
                return at;
            }
        }
        throw new IllegalStateException("not inside a checkout: " + here);
    }
}
