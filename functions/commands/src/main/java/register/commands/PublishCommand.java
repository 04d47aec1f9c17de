package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DespiteClock;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.LocalHome;
import register.commands.option.NoNotice;
import register.commands.option.NoResultException;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyPublishing;
import register.policyfile.inspection.PublishingEffect;
import register.policyfile.inspection.TargetRegister;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;

/// Publishes a policy file.
@Command(
        name = "publish",
        description = "Publishes a policy file and makes its PDFs: shows the effect, asks, and prints version,"
                + " revision and hash.")
final class PublishCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The policy file (YAML).")
    private Path file = Path.of("");

    @Option(names = "--correct", description = "Correct the existing version of the file's date; needs --reason.")
    private boolean correct;

    @Option(names = "--reason", paramLabel = "TEXT", description = "With --correct: the reason, which is public.")
    private @Nullable String reason;

    @Option(names = "--no-notice", paramLabel = "TEXT", description = NoNotice.DESCRIPTION)
    private @Nullable String noNotice;

    @Mixin
    private final DespiteClock clock = new DespiteClock();

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--trial",
            description = "Publish into a trial, whose documents are not evidence. Required with --yes in a trial.")
    private boolean trial;

    PublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (correct != (reason != null)) {
            throw NoResultException.usage(
                    correct
                            ? "--reason: missing; a correction must state why it was made"
                            : "--reason: given without --correct; only a correction has a reason");
        }
        return publish(PolicySource.read(file), new Reasons(reason, noNotice, clock.given()), this::ask);
    }

    /// Publishes after a person has seen the effect and agreed to it.
    int publishAsAgreed(PolicySource file, Reasons reasons) throws IOException {
        return publish(file, reasons, (_, _) -> {});
    }

    private interface Question {
        /// @throws NoResultException without consent
        void ask(ThisMachine machine, PublishingEffect effect);
    }

    private int publish(PolicySource source, Reasons reasons, Question question) throws IOException {
        return source.unlessRefused(terminal, reasons, (machine, effect) -> {
            var completion = new Completion(terminal, despite);
            completion.requireOwnLog(machine, effect.version().policy());
            if (effect.outcome() instanceof PublishingOutcome.Accepted) {
                question.ask(machine, effect);
            }
            return switch (machine.policyPublishing().publish(source.file(), reasons)) {
                case PolicyPublishing.Invalid refused -> {
                    refused.problems().forEach(terminal.err()::println);
                    yield Exit.NO;
                }
                case PolicyPublishing.Decided(PublishingOutcome outcome) -> completion.report(machine, outcome);
            };
        });
    }

    private void ask(ThisMachine machine, PublishingEffect effect) {
        TargetRegister home = LocalHome.of(machine);
        boolean isTrial = home.lacks().is();
        if (trial && !isTrial) {
            throw NoResultException.usage(
                    "--trial: this register is not a trial, and publishing is permanent; omit --trial");
        }
        effect.words(terminal.clock().instant(), home)
                .forEach(line -> terminal.err().println(line.english()));
        if (isTrial && !trial && (yes || !Terminal.answers())) {
            throw NoResultException.usage(
                    "nothing was published: to publish into this trial without being asked, add --trial --yes");
        }
        terminal.ask(yes, isTrial ? "Publish it into this trial?" : "Publish it? This is permanent.");
    }
}
