package register.commands.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.chain.EntryHeader;
import register.commands.option.PolicyArgument;
import register.commands.option.Terminal;
import register.notice.Announced;
import register.notices.plan.NoticePlans;
import register.value.PolicyId;

/// What is announced: a policy, and a date.
final class AnnouncedOption {
    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The effective date that is announced; default: of the last announcement.")
    private @Nullable LocalDate date;

    PolicyId policy() {
        return policy.id();
    }

    /// As it is written in a command.
    String words() {
        return policy() + (date == null ? "" : " --date " + date);
    }

    /// Says so where nothing is announced.
    ///
    /// @param headers all of the policy
    Optional<Announced> in(NoticePlans plans, List<EntryHeader> headers, Terminal terminal) {
        Optional<Announced> announced = plans.announced(headers, date);
        if (announced.isEmpty()) {
            terminal.err()
                    .println("POLICY: \"" + policy() + "\"" + (date == null ? "" : " on " + date)
                            + ": nothing that customers must be told of is announced");
        }
        return announced;
    }
}
