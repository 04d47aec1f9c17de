package register.commands.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.chain.EntryHeader;
import register.machine.site.Site;
import register.value.PolicyId;

/// The policy that a command is about: its first argument.
public final class PolicyArgument {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The policy's id.")
    private @Nullable PolicyId policy;

    public PolicyId id() {
        return Objects.requireNonNull(policy);
    }

    /// The policy's id.
    ///
    /// @throws NoResultException if the register has no such policy
    public PolicyId in(Site site) {
        return head(id(), site).policy();
    }

    /// The newest entry of a policy's chain.
    ///
    /// @throws NoResultException if the register has no such policy
    public static EntryHeader head(PolicyId policy, Site site) {
        return site.register()
                .ports()
                .chain()
                .head(policy)
                .orElseThrow(() -> NoResultException.unknown("POLICY", policy, "policy in this register"));
    }
}
