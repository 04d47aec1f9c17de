package register.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Java processes for tests, on the tests' class path. They live for seconds, so quick compilation matters more than
/// optimised code.
public final class Java {
    private Java() {}

    /// @param options of the JVM; they replace the defaults here
    /// @param main the class to run
    public static ProcessBuilder builder(List<String> options, String main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
