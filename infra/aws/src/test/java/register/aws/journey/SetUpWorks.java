package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.commands.CommandHere;

/// The commands that set a register up on AWS.
final class SetUpWorks {
    private static final String BRAND = """
            example:
              name: Example GmbH
              home: https://example.com/
              logo: logo.svg
            """;
    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";

    private SetUpWorks() {}

    /// The register of one machine arrives.
    static final class Import implements Work.Opening {
        private final Path folder;
        private @Nullable Path archive;

        Import(Path folder) {
            this.folder = folder;
        }

        @Override
        public Work open() throws IOException {
            Path own = archive == null ? exported(Files.createTempDirectory(folder, "machine")) : archive;
            archive = own;
            return CommandWorks.typed(Deployment.create(), Map.of(), "archive", "import", own.toString());
        }
    }

    private static Path exported(Path machine) throws IOException {
        Path file = machine.resolve("one.yaml");
        Files.writeString(file, FunctionWorks.IN_ONE_LANGUAGE, UTF_8);
        Path archive = machine.resolve("register.zip");
        Map<String, String> variables =
                Map.of("REGISTER_DATA", machine.resolve("data").toString(), "REGISTER_ORIGIN", "register.example");
        for (List<String> words : List.of(
                List.of("certificate", "--self-sign", "Fictitious Register Ltd"),
                List.of("publish", "--yes", file.toString()),
                List.of("archive", "export", archive.toString()))) {
            CommandHere command = CommandHere.run(variables, Clock.systemUTC(), words);
            assertEquals(0, command.exit(), command::said);
        }
        return archive;
    }

    static Work brand(Path folder) throws IOException {
        Path files = Files.createTempDirectory(folder, "brand");
        Files.writeString(files.resolve("logo.svg"), LOGO, UTF_8);
        Path brand = Files.writeString(files.resolve("brand.yaml"), BRAND, UTF_8);
        return CommandWorks.typed(FunctionWorks.publishedInOneLanguage(), Map.of(), "brand", brand.toString());
    }

    /// Before the key's first seal.
    static Work certificate() throws IOException {
        return CommandWorks.typed(Deployment.create(), Map.of(), "certificate", "--self-sign", "Example Ltd");
    }
}
