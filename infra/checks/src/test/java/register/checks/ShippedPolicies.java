package register.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import register.testing.Checkout;

/// The policies that come with the register.
final class ShippedPolicies {
    private ShippedPolicies() {}

    /// Copies them without the declaration of a trial, for a first start.
    ///
    /// @param to does not exist yet
    static Path copied(Path to) throws IOException {
        Path from = Checkout.file("infra/policies");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
        Path start = to.resolve("first-start");
        Files.writeString(start, Files.readString(start).replaceFirst("(?m)^trial\\R", ""));
        return to;
    }
}
