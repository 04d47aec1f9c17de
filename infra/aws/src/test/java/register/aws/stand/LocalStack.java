package register.aws.stand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container. Its image is the system property `register.localstack.image`, so that something else
/// that answers on its port can take its place.
final class LocalStack {
    private static final String IMAGE = System.getProperty("register.localstack.image", "localstack/localstack:4.14.0");

    private LocalStack() {}

    /// Empty where no Docker engine answers. Testcontainers removes the container after the tests.
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

    /// Asking Testcontainers takes seconds and says a lot where there is no engine; these places are looked at first.
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
