package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.commands.option.Rehearsal;
import register.commands.option.Terminal;
import register.commands.text.ChangesText;
import register.commands.text.Revision;
import register.document.SnapshotTexts;
import register.machine.site.ThisMachine;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.policy.compare.Changes;
import register.policyfile.PolicyPublishing;
import register.publishing.Outcome;
import register.read.page.PolicyPage;
import register.value.Language;

/// Shows what publishing a file would do before anything is sealed: the page, the PDF and what would change.
final class PreviewCommand {
    private final Terminal terminal;

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int preview(Path file, Path out, @Nullable String language, @Nullable String noNotice) throws IOException {
        PolicySource source = PolicySource.read(file);
        if (!source.problems().isEmpty()) {
            source.problems().forEach(terminal.err()::println);
            return Exit.NO;
        }
        PolicyVersion version = source.version();
        Set<Language> languages = version.editions().keySet();
        if (language != null) {
            Language nearest = version.nearest(new Language(language));
            languages = Set.of(nearest);
        }
        try (ThisMachine machine = terminal.open()) {
            Rehearsal rehearsal = Rehearsal.of(machine, source, noNotice);
            return switch (rehearsal.accepted()) {
                case PolicyPublishing.Invalid refused -> {
                    refused.problems().forEach(terminal.err()::println);
                    yield Exit.NO;
                }
                case PolicyPublishing.Decided decided -> {
                    List<String> changes = changes(machine, version);
                    write(machine, out, header(decided.outcome()), version, languages, changes);
                    yield say(rehearsal.plain(), decided.outcome(), changes, out);
                }
            };
        }
    }

    /// The header that the file would get; in a conflict, the one that it would get as a correction.
    private static EntryHeader header(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.header();
            case Outcome.Unchanged unchanged -> unchanged.header();
            case Outcome.Conflict conflict -> conflict.standing();
            case Outcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private static List<String> changes(ThisMachine machine, PolicyVersion version) {
        Optional<Entry> before = machine.register().history().inForce(version.policy(), version.effectiveDate(), null);
        if (before.isEmpty()) {
            return List.of("the first version of " + version.policy());
        }
        PolicyVersion stood = machine.register().shown(before.get());
        var lines = new ArrayList<String>();
        lines.add("against " + stood.policy() + " " + stood.effectiveDate() + " "
                + Revision.of(before.get().header()) + ":");
        List<String> changes = ChangesText.lines(Changes.between(stood, version));
        lines.addAll(changes.isEmpty() ? List.of("nothing changes") : changes);
        return lines;
    }

    private void write(
            ThisMachine machine,
            Path out,
            EntryHeader header,
            PolicyVersion version,
            Set<Language> languages,
            List<String> changes)
            throws IOException {
        Files.createDirectories(out);
        @Nullable
        Additions additions = machine.register()
                .history()
                .corrected(header)
                .map(corrected -> Additions.between(corrected.version(), version))
                .orElse(null);
        var texts = new SnapshotTexts(machine.ports().chain(), machine.ports().persons());
        for (Language language : languages) {
            Files.writeString(
                    out.resolve("page-" + language + ".html"),
                    PolicyPage.draft(header, version, additions, language),
                    UTF_8);
            Files.write(
                    out.resolve("draft-" + language + ".pdf"),
                    machine.snapshotSeals().draft(texts.draft(header, version, language)));
        }
        Files.write(out.resolve("changes.txt"), changes, UTF_8);
    }

    private int say(PolicyPublishing.Result plain, Outcome outcome, List<String> changes, Path out) {
        Outcome first = plain instanceof PolicyPublishing.Decided(Outcome decided) ? decided : outcome;
        terminal.out()
                .println("publishing would be "
                        + switch (first) {
                            case Outcome.Accepted accepted -> "accepted as " + Revision.of(accepted.header());
                            case Outcome.Unchanged unchanged ->
                                "a no-op: the same content is published as " + Revision.of(unchanged.header());
                            case Outcome.Conflict conflict ->
                                "a conflict with " + Revision.of(conflict.standing())
                                        + "; with --correct --reason it would be accepted";
                            case Outcome.Rejected rejected -> "rejected: " + rejected.problems();
                        });
        if (outcome instanceof Outcome.Accepted accepted) {
            accepted.warnings().forEach(warning -> terminal.out().println("warning " + warning));
        }
        changes.forEach(terminal.out()::println);
        terminal.out().println("drafts written to " + out);
        return first instanceof Outcome.Conflict ? Exit.NO : Exit.DONE;
    }
}
