package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import register.publishing.FilesBeside;
import register.testing.Checkout;
import register.value.Bytes;

/// Files that the tests read.
final class Resources {
    /// The folder of policies that a new register publishes.
    static final Path POLICIES = Checkout.file("infra/policies");

    private Resources() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), UTF_8);
    }

    /// The resources beside a policy.
    static FilesBeside beside(String policy) {
        return name -> {
            Path file = POLICIES.resolve(policy).resolveSibling(name);
            return Files.exists(file)
                    ? new FilesBeside.File(
                            Bytes.of(policy(POLICIES.relativize(file).toString())))
                    : new FilesBeside.Missing();
        };
    }

    static byte[] policy(String name) {
        try {
            return Files.readAllBytes(POLICIES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
