package register.commands.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.value.PolicyId;

/// The policy that a command is about: its first word.
public final class PolicyArgument {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The policy's id.")
    private @Nullable PolicyId policy;

    public PolicyId id() {
        return Objects.requireNonNull(policy);
    }
}
