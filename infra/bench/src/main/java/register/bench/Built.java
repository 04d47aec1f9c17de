package register.bench;

import java.nio.file.Path;

/// The paths of the build's artifacts.
///
/// @param root the checkout
public record Built(Path root) {
    public Built {
        root = root.toAbsolutePath().normalize();
    }

    /// The read function, as deployed.
    public Artifact read() {
        return new Artifact(
                "read", "register.aws.read.ReadFunction", root.resolve("functions/aws/target/functions/read"));
    }

    /// A function that returns a constant.
    public Artifact hello() {
        return new Artifact("hello", "register.bench.hello.HelloFunction", target().resolve("hello"));
    }

    /// The folder with the jars of Lambda's runtime.
    Artifact runtime() {
        return new Artifact(
                "runtime", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", target().resolve("runtime"));
    }

    Path target() {
        return root.resolve("infra/bench/target");
    }

    /// The policy to read.
    Path policy() {
        return root.resolve("infra/policies/liveagent/2023-10-02.yaml");
    }
}
