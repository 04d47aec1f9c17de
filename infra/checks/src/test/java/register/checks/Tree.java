package register.checks;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that is under test.
final class Tree {
    private Tree() {}

    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("template.yaml"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException(
                        "not inside a checkout: " + Path.of("").toAbsolutePath());
            }
        }
        return at;
    }
}
