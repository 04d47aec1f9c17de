package register.checks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs of the operating system that tests use.
final class Tools {
    private Tools() {}

    /// Skips the test and says how to get the program if it is missing; REGISTER_REQUIRE_TOOLS=true fails instead.
    static void assume(String program, String debianPackage) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> new File(folder, program).canExecute());
        assume(program, there, debianPackage);
    }

    /// For a file from a package.
    static void assume(Path file, String debianPackage) {
        assume(file.toString(), Files.exists(file), debianPackage);
    }

    private static void assume(String what, boolean there, String debianPackage) {
        String how = what + " is not installed; on Debian: apt-get install " + debianPackage;
        if (!there && "true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            throw new AssertionError(how);
        }
        Assumptions.assumeTrue(there, how);
    }
}
