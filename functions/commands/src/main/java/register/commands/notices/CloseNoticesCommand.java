package register.commands.notices;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.assembly.Attesting;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.notice.Run;
import register.notice.RunJson;
import register.notices.proof.RunClosing;
import register.notices.proof.RunClosing.EndedRun;
import register.transparency.OtherHistoryException;
import register.transparency.OtherKeyException;

/// Closes due runs now, instead of later automatically.
@Command(
        name = "close",
        description = "Closes the runs whose period has ended, and commits to their outcome in the log. The server "
                + "does so every minute, a function on AWS every hour. Exit code 1: a run cannot be"
                + " closed yet.")
final class CloseNoticesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;
    private final List<String> lines = new ArrayList<>();
    private final List<Json> runs = new ArrayList<>();
    private int waiting;

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    CloseNoticesCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        Attesting attesting = site.attesting();
        RunClosing closing = attesting == null
                ? new RunClosing(site.register())
                : new RunClosing(site.register(), policy -> {
                    attesting.checkpoints().requireOwnKey(policy);
                    despite.requireSame(attesting, policy);
                });
        try {
            closing.close(each -> add(each, attesting));
        } catch (OtherKeyException | OtherHistoryException e) {
            throw NoResultException.no(Log.message(e));
        }
        if (runs.isEmpty()) {
            lines.add("no run is due to close");
        }
        terminal.result("runs", Json.array(runs), lines);
        return waiting == 0 ? Exit.DONE : Exit.NO;
    }

    private void add(EndedRun each, @Nullable Attesting attesting) {
        lines.add(each.line());
        Run run = each.run();
        runs.add(Json.object()
                .putAll(RunJson.FORM.write(run).members())
                .put("waiting", each.waiting())
                .build());
        if (each.waiting() > 0) {
            waiting++;
        } else if (attesting == null) {
            lines.add("a function signs that entry within a few minutes");
        } else if (run.outcome() != null) {
            var _ = attesting.checkpoints().make(run.policy(), run.outcome());
        }
    }
}
