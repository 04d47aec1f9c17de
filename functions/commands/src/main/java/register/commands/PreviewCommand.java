package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DraftDocuments;
import register.commands.option.Exit;
import register.commands.option.LocalHome;
import register.commands.option.NoNotice;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policyfile.inspection.RevisionName;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Language;

/// Shows what publishing a file would do before anything is sealed: the page, the PDF and what would change.
@Command(
        name = "preview",
        description = "Writes the page and the PDF of a policy file, marked as drafts, and the changes."
                + " Reports what publishing would do. Seals and stores nothing.")
final class PreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The policy file (YAML).")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "preview",
            description = "The folder to write to; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    @Option(names = "--lang", paramLabel = "LANG", description = "Only this edition; default: all.")
    private @Nullable String language;

    @Option(names = "--no-notice", paramLabel = "TEXT", description = NoNotice.DESCRIPTION)
    private @Nullable String noNotice;

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return PolicySource.read(file).unlessRefused(terminal, new Reasons(null, noNotice), (machine, effect) -> {
            PolicyVersion version = effect.version();
            Set<Language> languages =
                    language == null ? version.editions().keySet() : Set.of(version.nearest(new Language(language)));
            List<String> changes = effect.changes();
            LocalHome.sayTrial(machine, terminal);
            PrivateFiles.newFolder(out);
            var drafts = new DraftDocuments(machine, effect);
            for (Language each : languages) {
                PrivateFiles.write(
                        out.resolve("page-" + each + ".html"), drafts.page(each).getBytes(UTF_8));
                PrivateFiles.write(out.resolve("draft-" + each + ".pdf"), drafts.pdf(each));
            }
            PrivateFiles.write(out.resolve("changes.txt"), (String.join("\n", changes) + "\n").getBytes(UTF_8));
            return say(effect.outcome(), changes, out);
        });
    }

    private int say(PublishingOutcome outcome, List<String> changes, Path out) {
        var lines = new ArrayList<String>();
        lines.add("publishing would be "
                + switch (outcome) {
                    case PublishingOutcome.Accepted accepted -> "accepted as " + RevisionName.of(accepted.header());
                    case PublishingOutcome.Unchanged unchanged ->
                        "a no-op: the same content is published as " + RevisionName.of(unchanged.header());
                    case PublishingOutcome.Conflict conflict ->
                        "a conflict with " + RevisionName.of(conflict.standing())
                                + "; with --correct --reason it would be accepted";
                    case PublishingOutcome.Rejected rejected -> "rejected: " + rejected.problems();
                });
        lines.addAll(changes);
        lines.add("drafts written to " + out);
        terminal.result(
                OutcomeText.json(outcome)
                        .put("changes", Json.strings(changes))
                        .put("folder", out.toString())
                        .build(),
                lines);
        return outcome instanceof PublishingOutcome.Conflict ? Exit.NO : Exit.DONE;
    }
}
