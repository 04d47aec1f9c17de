package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import register.testing.Checkout;

/// The real AWS CLI, started once for all tests of this process where its code can be loaded (`aws.py`).
final class AwsCli {
    private static final Path SERVER =
            Checkout.root().resolve("infra/aws/src/test/resources/register/aws/journey/aws.py");

    private AwsCli() {}

    private static final class Started {
        private static final String WORDS = words();

        private static String words() {
            String program = programs("aws")
                    .findFirst()
                    .map(Path::toString)
                    .orElseGet(() -> Assumptions.abort("needs the AWS CLI (Debian: apt-get install awscli)"));
            return Stream.concat(programs("python3"), Stream.of(Path.of("/usr/bin/python3")))
                    .distinct()
                    .flatMap(python -> server(python.toString()).stream())
                    .findFirst()
                    .orElse(program);
        }
    }

    /// The words that call it in a shell.
    static String words() {
        return Started.WORDS;
    }

    private static Stream<Path> programs(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static Optional<String> server(String python) {
        try {
            Path socket = Files.createTempDirectory("aws").resolve("socket");
            socket.toFile().deleteOnExit();
            Process process = new ProcessBuilder(List.of(python, SERVER.toString(), socket.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Also keeps its input open, with which it ends.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            try (BufferedReader lines = process.inputReader(UTF_8)) {
                String interpreter = lines.readLine();
                return Optional.ofNullable(interpreter)
                        .map(found -> String.join(" ", found, "-I", "-S", SERVER.toString(), socket.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(python + " does not start", e);
        }
    }
}
