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
    /// Stands in the draft of a correction without a reason yet.
    private static final String REASON = "(the reason that is given with --reason)";

    private final Terminal terminal;

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int preview(Path file, Path out, @Nullable String language) throws IOException {
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
            return switch (rehearse(machine, source, null)) {
                case PolicyPublishing.Invalid refused -> {
                    refused.problems().forEach(terminal.err()::println);
                    yield Exit.NO;
                }
                case PolicyPublishing.Decided decided -> {
                    EntryHeader header = header(machine, source, decided.outcome());
                    List<String> changes = changes(machine, version);
                    write(machine, out, header, version, languages, changes);
                    yield say(decided.outcome(), changes, out);
                }
            };
        }
    }

    private static PolicyPublishing.Result rehearse(ThisMachine machine, PolicySource source, @Nullable String reason) {
        return machine.policyPublishing().rehearse(source.name(), source.bytes().toArray(), source.beside(), reason);
    }

    /// The header that the file would get; in a conflict, the one that it would get as a correction.
    private static EntryHeader header(ThisMachine machine, PolicySource source, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.header();
            case Outcome.Unchanged unchanged -> unchanged.header();
            case Outcome.Conflict _
            when rehearse(machine, source, REASON) instanceof PolicyPublishing.Decided(Outcome.Accepted corrected) ->
                corrected.header();
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

    private int say(Outcome outcome, List<String> changes, Path out) {
        terminal.out()
                .println("publishing would be "
                        + switch (outcome) {
                            case Outcome.Accepted accepted -> "accepted as " + Revision.of(accepted.header());
                            case Outcome.Unchanged unchanged ->
                                "a no-op: the same content is published as " + Revision.of(unchanged.header());
                            case Outcome.Conflict conflict ->
                                "a conflict with " + Revision.of(conflict.standing())
                                        + "; with --correct --reason it would be accepted";
                            case Outcome.Rejected rejected -> "rejected: " + rejected.problems();
                        });
        changes.forEach(terminal.out()::println);
        terminal.out().println("drafts written to " + out);
        return outcome instanceof Outcome.Conflict ? Exit.NO : Exit.DONE;
    }
}
