package register.commands.notices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.chain.EntryHeader;
import register.commands.option.NoResultException;
import register.commands.option.PolicyArgument;
import register.notice.RunAnnouncement;
import register.notices.plan.NoticePlans;
import register.value.PolicyId;

/// An announcement: a policy, and a date.
final class AnnouncedOption {
    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The announced effective date; default: that of the last announcement.")
    private @Nullable LocalDate date;

    PolicyId policy() {
        return policy.id();
    }

    /// The words that name it in a command.
    String words() {
        return policy() + (date == null ? "" : " --date " + date);
    }

    /// @param headers all of the policy
    /// @throws NoResultException if no announced change requires a notice
    RunAnnouncement in(NoticePlans plans, List<EntryHeader> headers) {
        return plans.announced(headers, date)
                .orElseThrow(() -> NoResultException.no("POLICY: \"" + policy() + "\""
                        + (date == null ? "" : " on " + date) + ": no announced change requires a notice"));
    }
}
