package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;
import register.value.Sha256;

/// Everything that the build takes from a Maven repository is in `.mvn/checksums`. `infra/checksums` writes the list.
class ChecksumsTest {
    private static final String LIBRARY = "org/jspecify/jspecify/1.0.0/jspecify-1.0.0.jar";

    @TempDir
    private Path folder;

    @Test
    void everyLibraryIsListedAndIsWhatIsListed() throws IOException {
        Map<String, String> listed =
                Files.readAllLines(Checkout.file(".mvn/checksums/checksums.sha256"), UTF_8).stream()
                        .map(line -> line.split(" +", 2))
                        .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
        Path repository = repository();
        var wrong = new TreeMap<String, String>();
        for (Path jar : classPath().filter(path -> path.startsWith(repository)).toList()) {
            String name = repository.relativize(jar).toString().replace(File.separatorChar, '/');
            String hash = Sha256.of(Files.readAllBytes(jar)).hex();
            if (!name.startsWith("subprocessor-register/") && !hash.equals(listed.get(name))) {
                wrong.put(
                        name,
                        listed.containsKey(name) ? "is not what is listed" : "is not listed:" + " infra/checksums");
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void aChangedLibraryFailsTheBuild() throws Exception {
        Tools.assume("mvn", "maven");
        String version = Command.run(Map.of(), "mvn", "-v").out();
        Assumptions.assumeTrue(
                version.matches("(?s).*Apache Maven (3\\.9|[4-9])\\..*"),
                "only Maven 3.9 and newer compares: " + version);
        Path library = folder.resolve("repository").resolve(LIBRARY);
        Files.createDirectories(library.resolveSibling(""));
        Files.copy(repository().resolve(LIBRARY), library);
        Command same = resolved();
        assertEquals(0, same.exit(), same.toString());

        Files.write(library, new byte[1], StandardOpenOption.APPEND);
        Command changed = resolved();
        assertNotEquals(0, changed.exit(), changed.toString());
        assertTrue(changed.out().contains("jspecify:jar:1.0.0 trusted checksum mismatch"), changed.toString());
    }

    /// A project with one library and this project's settings.
    private Command resolved() throws IOException, InterruptedException {
        Path project = Files.createDirectories(folder.resolve("project"));
        for (String file : List.of(".mvn/maven.config", ".mvn/checksums/checksums.sha256")) {
            Files.createDirectories(project.resolve(file).resolveSibling(""));
            Files.copy(Checkout.root().resolve(file), project.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>project</groupId>
                  <artifactId>project</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency>
                      <groupId>org.jspecify</groupId>
                      <artifactId>jspecify</artifactId>
                      <version>1.0.0</version>
                    </dependency>
                  </dependencies>
                </project>
                """);
        return Command.run(
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                "mvn",
                "-B",
                "-o",
                "-f",
                project.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "-Dmaven.repo.local.tail=" + repository(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:resolve");
    }

    private static Path repository() {
        return classPath()
                .filter(path -> path.endsWith(LIBRARY))
                .findFirst()
                .map(path -> path.getRoot()
                        .resolve(path.subpath(
                                0, path.getNameCount() - Path.of(LIBRARY).getNameCount())))
                .orElseThrow();
    }

    private static Stream<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .map(Path::toAbsolutePath);
    }
}
