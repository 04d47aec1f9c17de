package register.commands.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.conform.GuardedWeb;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.PolicySource;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.embedded.file.PrivateFiles;
import register.machine.site.Site;
import register.machine.site.ThisMachine;
import register.notice.NoticeDays;
import register.policy.PolicyVersion;
import register.policyfile.PolicyFile;
import register.value.PolicyId;

/// Follows the lists of a policy's subprocessors.
@Command(
        name = "follow",
        description = "Reads the subprocessors' own lists when run on a schedule, such as with cron, each at most once "
                + "a day (UTC). Prints what changed since the last look, and the last day on which customers can be "
                + "notified of it: the start minus the most days of notice in the policy and the contracts. Keeps what "
                + "it read for 1095 days. Publishes nothing. Fails (exit code 1) if that day is over, or if a "
                + "vendor's log was changed.")
public final class FollowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "POLICY|FILE", description = "The policy's id, or a policy file (.yaml).")
    private String name = "";

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "The folder of what is kept between looks; default: vendors in $REGISTER_DATA.")
    private @Nullable Path state;

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            description = "Write the next version with what the vendors added since they are followed as questions, "
                    + "for the first date that leaves the days of notice.")
    private @Nullable Path draft;

    @Mixin
    private final SiteOption site;

    public FollowCommand(Terminal terminal) {
        this.terminal = terminal;
        this.site = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (draft != null) {
            PrivateFiles.requireNew(draft);
        }
        Path file = Path.of(name);
        boolean isFile = name.endsWith(".yaml") || name.endsWith(".yml");
        Optional<Site> register = isFile && !site.isAws() && !ThisMachine.exists(terminal.settings())
                ? Optional.empty()
                : Optional.of(site.existing());
        PolicyVersion version = isFile ? version(file) : newest(register.orElseThrow());
        Path folder = state == null ? Follow.folder(terminal.settings().data(), version) : state;
        var follow = new Follow(
                version,
                days(version, register),
                register.map(Site::address).orElse(null),
                folder,
                new GuardedWeb(terminal.reach()),
                terminal.clock());
        FollowReport report = follow.look(() -> true, this::say);
        if (draft != null) {
            Files.writeString(draft, follow.draft(report), StandardOpenOption.CREATE_NEW);
        }
        return report.isAlarming() ? Exit.NO : Exit.DONE;
    }

    private void say(FollowReport report) throws IOException {
        if (terminal.isForPrograms() || !report.isQuiet()) {
            terminal.result(report.json(), report.lines());
        }
        if (terminal.isLost()) {
            throw new IOException("the news could not be reported, so the next look repeats it");
        }
    }

    private static PolicyVersion version(Path file) throws IOException {
        PolicyFile read = PolicySource.read(file).file();
        return switch (read.result()) {
            case PolicyFile.Read(PolicyVersion version) -> version;
            case PolicyFile.Invalid invalid ->
                throw NoResultException.no(invalid.problems().getFirst().toString());
        };
    }

    private PolicyVersion newest(Site register) throws IOException {
        PolicyId policy;
        try {
            policy = new PolicyId(name);
        } catch (IllegalArgumentException e) {
            throw NoResultException.usage("POLICY|FILE: " + e.getMessage());
        }
        return Follow.newest(register.register(), policy)
                .orElseThrow(() -> NoResultException.unknown("POLICY", policy, "policy in this register"));
    }

    private static NoticeDays days(PolicyVersion version, Optional<Site> register) {
        return register.map(site -> site.register().noticeDays(version, site.noticeRate()))
                .orElseGet(
                        () -> NoticeDays.of(version.noticePeriodDays(), List.of(), Duration.ZERO, version.timeZone()));
    }
}
