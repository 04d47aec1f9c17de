package register.commands.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.NamedOption;
import register.commands.option.PolicyArgument;
import register.machine.site.Site;
import register.notice.Run;
import register.notice.RunId;

/// The runs that a person stops or resumes, and that person.
final class SelectedRuns {
    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Mixin
    private final NamedOption by = new NamedOption();

    @Option(names = "--run", paramLabel = "RUN", description = "Only the run with this id; default: all that apply.")
    private @Nullable RunId one;

    NamedOption by() {
        return by;
    }

    /// The named run. Without one, those in a state; if there are none, the last run.
    ///
    /// @throws register.commands.option.NoResultException if there is no run
    List<Run> in(Site site, Run.State state) {
        List<Run> current = NoticesAt.current(site, policy.id());
        List<Run> meant = current.stream()
                .filter(run -> one == null ? run.state() == state : run.id().equals(one))
                .toList();
        if (!meant.isEmpty()) {
            return meant;
        }
        if (one != null || current.isEmpty()) {
            throw NoticesAt.noRun(policy.id());
        }
        return current.subList(0, 1);
    }
}
