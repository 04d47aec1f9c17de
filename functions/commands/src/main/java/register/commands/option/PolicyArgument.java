package register.commands.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.machine.site.Site;
import register.value.PolicyId;

/// The policy that a command is about: its first word.
public final class PolicyArgument {
    @Parameters(index = "0", paramLabel = "POLICY", description = "The policy's id.")
    private @Nullable PolicyId policy;

    public PolicyId id() {
        return Objects.requireNonNull(policy);
    }

    /// Whether no such policy is there, which it says then.
    public boolean isUnknown(Site site, Terminal terminal) {
        return isUnknown(id(), site, terminal);
    }

    /// The same of a policy that is named in another way.
    public static boolean isUnknown(PolicyId policy, Site site, Terminal terminal) {
        boolean unknown = site.register().ports().chain().head(policy).isEmpty();
        if (unknown) {
            terminal.err().println("POLICY: \"" + policy + "\": no such policy in this register");
        }
        return unknown;
    }
}
