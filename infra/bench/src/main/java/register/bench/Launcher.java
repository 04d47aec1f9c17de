package register.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts functions as Lambda does: each in its own JVM under the runtime interface client, on one CPU.
///
/// @param environment the variables of every function, besides Lambda's own
public record Launcher(Built built, Map<String, String> environment, List<String> onOneCpu) {
    private static final int MEMORY_MIB = 512;

    public Launcher {
        environment = Map.copyOf(environment);
        onOneCpu = List.copyOf(onOneCpu);
    }

    /// @param environment the variables of every function, besides Lambda's own
    public static Launcher of(Built built, Map<String, String> environment) throws IOException, InterruptedException {
        unpackNativeClient(built);
        List<String> taskset = List.of("taskset", "-c", "0");
        return new Launcher(built, environment, works(taskset) ? taskset : List.of());
    }

    /// Unpacks the runtime's native part once: otherwise each function would overwrite the others' copy.
    private static void unpackNativeClient(Built built) throws IOException {
        String name = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch_64" : "linux-x86_64";
        Path jar = built.runtime().jars().stream()
                .filter(file -> file.getFileName().toString().contains("runtime-interface-client"))
                .findFirst()
                .orElseThrow(() -> new IOException("no runtime interface client in " + built.runtime()));
        try (var files = FileSystems.newFileSystem(jar)) {
            // Not over the old file, which a running function has mapped.
            Path unpacked = Files.createTempFile(built.target(), "native", ".so");
            Files.copy(
                    files.getPath("jni", "libaws-lambda-jni." + name + ".so"),
                    unpacked,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(unpacked, nativeClient(built), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path nativeClient(Built built) {
        return built.target().resolve("libaws-lambda-jni.so");
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true"))
                                    .toList())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// Starts a function; its output goes to `infra/bench/target/log`.
    public RunningFunction start(Artifact artifact, Mode mode) throws IOException {
        RuntimeApi api = RuntimeApi.start();
        Path log = Files.createDirectories(built.target().resolve("log"))
                .resolve(artifact.name().replace(' ', '-') + ".log");
        var builder = new ProcessBuilder(command(artifact, mode))
                .directory(artifact.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(lambda(artifact, mode, api));
        builder.environment().putAll(environment);
        try {
            return RunningFunction.start(builder, api, log);
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    private List<String> command(Artifact artifact, Mode mode) {
        Artifact runtime = built.runtime();
        var jars = new ArrayList<>(runtime.jars());
        if (mode.onClassPath()) {
            jars.addAll(artifact.jars());
        }
        var command = new ArrayList<>(onOneCpu);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx" + MEMORY_MIB * 3 / 4 + "m",
                "-Djava.net.preferIPv4Stack=true",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + nativeClient(built),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(mode.options());
        command.add("-cp");
        command.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(runtime.handler());
        command.add(artifact.handler());
        return command;
    }

    /// The variables that Lambda sets (AWS Lambda developer guide, "Working with Lambda environment variables").
    private static Map<String, String> lambda(Artifact artifact, Mode mode, RuntimeApi api) {
        var variables = new HashMap<String, String>();
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", artifact.name().replace(' ', '-'));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MIB));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", mode instanceof Mode.Primed ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        variables.put("AWS_SECRET_ACCESS_KEY", "secret");
        variables.put("AWS_SESSION_TOKEN", "token");
        variables.put("LAMBDA_TASK_ROOT", artifact.folder().toString());
        variables.put("_HANDLER", artifact.handler());
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        return variables;
    }
}
