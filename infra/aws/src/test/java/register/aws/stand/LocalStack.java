package register.aws.stand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container. The system property `register.localstack.image` names its image, so that another program
/// with the same port can replace it.
final class LocalStack {
    private static final String IMAGE = System.getProperty("register.localstack.image", "localstack/localstack:4.14.0");

    private LocalStack() {}

    /// Empty if no Docker engine answers. Testcontainers removes the container after the tests.
    static Optional<Stand> start() {
        if (!mayAnswer() || !DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        @SuppressWarnings("resource")
        var container = new LocalStackContainer(
                DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("localstack/localstack"));
        container.start();
        return Optional.of(Stand.at(IMAGE, container.getEndpoint().toString()));
    }

    /// Without an engine, asking Testcontainers takes seconds and logs a lot: check these places first.
    private static boolean mayAnswer() {
        if (System.getenv("DOCKER_HOST") != null) {
            return true;
        }
        Path home = Path.of(System.getProperty("user.home"));
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock"),
                        home.resolve(".testcontainers.properties"),
                        Path.of(runtime == null ? "/var/run" : runtime, "docker.sock"))
                .anyMatch(Files::exists);
    }
}
