package register.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.assembly.Register;
import register.policy.PolicyVersion;
import register.value.Sha256;

/// The program that makes the files.
final class Program {
    private Program() {}

    /// A hash of the parts of this program from which pages follow: another version may make other files. Empty if it
    /// is not in jars, as in tests.
    ///
    /// @param host which may add headers
    static String hash(Class<?> host) {
        return Stream.of(PolicyVersion.class, Register.class, Program.class, host)
                .map(Program::part)
                .collect(Collectors.joining());
    }

    private static String part(Class<?> of) {
        try {
            Path jar = Path.of(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(jar) ? Sha256.of(Files.readAllBytes(jar)).hex() : "";
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
