package register.machine.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.settings.BadSettingException;

/// Publishes a folder of policies into an empty register, once. It records each finished step in `first-start.done`,
/// so that a start after a crash continues, and later starts do nothing.
public final class FirstStart {
    private static final String DONE = "first-start.done";
    private static final String FINISHED = "# finished";

    private final ThisMachine machine;
    private final Path folder;
    private final Path done;

    public FirstStart(ThisMachine machine, Path folder) {
        this.machine = machine;
        this.folder = folder;
        this.done = machine.settings().data().resolve(DONE);
    }

    /// A step was refused; the message names it and the reasons, one per line.
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /// @throws RefusedException if a policy is refused
    /// @throws IllegalArgumentException if the plan is malformed
    /// @throws BadSettingException if it is not a folder
    public void run() throws IOException {
        List<String> before = Files.exists(done) ? Files.readAllLines(done, UTF_8) : List.of();
        if (before.contains(FINISHED)
                || (!Files.exists(done) && !machine.ports().chain().policies().isEmpty())) {
            return;
        }
        List<StartStep> steps = plan();
        requireMeant(steps);
        for (int at = 0; at < steps.size(); at++) {
            String line = steps.get(at).line();
            if (at < before.size()) {
                if (!before.get(at).equals(line)) {
                    throw new IllegalArgumentException(done + ":" + (at + 1) + ": an unfinished first start had"
                            + " executed \""
                            + before.get(at) + "\", but the plan now says \"" + line
                            + "\": restore the plan, or add the line \"" + FINISHED + "\" to end it");
                }
                continue;
            }
            // Marked afterwards: repeating a finished step changes nothing.
            if (at == 0) {
                mark("");
            }
            run(steps.get(at));
            mark(line + "\n");
        }
        mark(FINISHED + "\n");
    }

    /// Once something is published, a trial stays a trial, so the plan must declare it.
    private void requireMeant(List<StartStep> steps) {
        boolean meant = steps.stream().anyMatch(StartStep.Trial.class::isInstance);
        boolean trial = machine.trial().is();
        if (trial && !meant && !steps.isEmpty()) {
            throw new RefusedException(
                    "REGISTER_POLICIES: \"" + folder + "\": this register is a trial, so nothing in it would be "
                            + "evidence: set REGISTER_URL, and give the seal a name (certificate --self-sign "
                            + "NAME); or begin the folder's file " + StartPlan.FILE + " with the line \"trial\"");
        }
        if (meant && !trial) {
            throw new RefusedException(
                    "REGISTER_POLICIES: \"" + folder + "\": its lists are for a trial, according to its file "
                            + StartPlan.FILE + ", but this register is not a trial: name another folder");
        }
    }

    private void run(StartStep step) throws IOException {
        @Nullable
        PublishingOutcome outcome = switch (step) {
            case StartStep.Trial _ -> null;
            case StartStep.Publish publish -> publish(publish);
            case StartStep.Withdraw withdraw ->
                machine.register()
                        .publishing()
                        .withdraw(withdraw.policy(), withdraw.effectiveDate(), withdraw.reason());
        };
        if (outcome == null) {
            return;
        }
        String line = PolicyPublishing.line(outcome, PolicyPublishing.CORRECTING);
        if (outcome instanceof PublishingOutcome.Conflict || outcome instanceof PublishingOutcome.Rejected) {
            throw new RefusedException("first start: " + step.line() + ": " + line);
        }
        Log.line(line);
    }

    private PublishingOutcome publish(StartStep.Publish publish) throws IOException {
        Path file = folder.resolve(publish.file());
        PolicyFile policy = Files.size(file) > PolicyFile.MAX_BYTES
                ? PolicyFile.tooLarge(file.toString(), Files.size(file))
                : PolicyFile.of(file.toString(), Files.readAllBytes(file), new SiblingFiles(file));
        return switch (machine.policyPublishing().publish(policy, publish.reasons())) {
            case PolicyPublishing.Decided decided -> decided.outcome();
            case PolicyPublishing.Invalid invalid ->
                throw new RefusedException("first start: "
                        + String.join(
                                "\n",
                                invalid.problems().stream()
                                        .map(Object::toString)
                                        .toList()));
        };
    }

    /// The folder's plan; by default every policy file, ordered by name.
    private List<StartStep> plan() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadSettingException("REGISTER_POLICIES", folder.toString(), "expected a folder");
        }
        Path plan = folder.resolve(StartPlan.FILE);
        if (Files.exists(plan)) {
            return StartPlan.parse(Files.readString(plan, UTF_8));
        }
        try (Stream<Path> files = Files.walk(folder, 5)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .<StartStep>map(file -> new StartStep.Publish("publish " + file, file, Reasons.NONE))
                    .toList();
        }
    }

    private void mark(String text) throws IOException {
        Files.writeString(
                done, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }
}
