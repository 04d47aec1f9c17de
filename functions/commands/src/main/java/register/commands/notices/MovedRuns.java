package register.commands.notices;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Run;
import register.notice.RunId;
import register.notice.RunJson;
import register.notices.sending.Runs;
import register.request.By;
import register.value.PolicyId;

/// Which runs a person stops or lets go on.
final class MovedRuns {
    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Mixin
    private final NamedOption by = new NamedOption();

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Only the run of this id; default: all that this is about.")
    private @Nullable RunId one;

    PolicyId policy() {
        return policy.id();
    }

    By by(Terminal terminal) {
        return by.at(terminal.clock());
    }

    /// @param from the state of those that it is about
    int move(SiteOption where, Run.State from, BiFunction<Runs, RunId, Optional<Run>> change) throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            List<Run> all = NoticesAt.current(site, policy());
            List<Run> some = all.stream()
                    .filter(run -> one == null ? run.state() == from : run.id().equals(one))
                    .toList();
            List<Run> runs =
                    some.isEmpty() && one == null ? all.stream().limit(1).toList() : some;
            if (runs.isEmpty()) {
                terminal.err().println(NoticesAt.noRun(policy()));
                return Exit.NO;
            }
            List<Run> moved = runs.stream()
                    .flatMap(run -> change.apply(NoticesAt.runs(site), run.id()).stream())
                    .toList();
            terminal.result(
                    Json.object().put("runs", Json.array(moved, RunJson::of)).build(),
                    moved.stream()
                            .map(run -> "run " + run.id() + " " + run.state().term())
                            .toList());
            return Exit.DONE;
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }
}
