package register.commands.edit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.option.DraftDocuments;
import register.commands.option.Exit;
import register.commands.option.LocalHome;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.notice.Announcement;
import register.notice.NoticeGuard;
import register.policyfile.PolicyFile;
import register.policyfile.inspection.Inspection;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.Language;
import register.value.Sentence;

/// The register in a folder of this machine, for the editor. The data folder is created only when something is
/// previewed or published.
public final class MachineDesk implements Desk {
    private final Terminal terminal;
    private final EditedFile file;
    private final EditCommand.EditorCommands others;
    private @Nullable ThisMachine machine;

    public MachineDesk(Terminal terminal, EditedFile file, EditCommand.EditorCommands others) {
        this.terminal = terminal;
        this.file = file;
        this.others = others;
    }

    private synchronized ThisMachine machine() {
        if (machine == null) {
            machine = terminal.open();
        }
        return machine;
    }

    /// Refuses a register without its address at once, not after the form is filled in.
    void requireAddress() {
        if (ThisMachine.exists(terminal.settings())) {
            machine().requireAddress();
        }
    }

    @Override
    public Inspection inspect(Bytes source) {
        return inspect(named(source));
    }

    private Inspection inspect(PolicySource source) {
        return inspect(source, Reasons.NONE, ThisMachine.exists(terminal.settings()));
    }

    private Inspection inspect(PolicySource source, Reasons reasons, boolean here) {
        return source.inspect(terminal, here ? machine() : null, reasons);
    }

    private PolicySource named(Bytes source) {
        return new PolicySource(PolicyFile.of(file.name(), source.toArray(), new SiblingFiles(file.path())));
    }

    @Override
    public Optional<String> page(Bytes source, Language edition) {
        return drafts(source, edition).map(drafts -> drafts.page(edition));
    }

    @Override
    public Optional<Bytes> pdf(Bytes source, Language edition) {
        return drafts(source, edition).map(drafts -> Bytes.of(drafts.pdf(edition)));
    }

    private Optional<DraftDocuments> drafts(Bytes source, Language edition) {
        PolicySource named = named(source);
        return inspect(named).refused()
                ? Optional.empty()
                : Optional.ofNullable(inspect(named, Reasons.NONE, true).effect())
                        .filter(effect -> effect.version().editions().containsKey(edition))
                        .map(effect -> new DraftDocuments(machine(), effect));
    }

    @Override
    public Plan plan(Bytes source, Reasons reasons) {
        return plan(named(source), reasons);
    }

    private Plan plan(PolicySource source, Reasons reasons) {
        Inspection inspection = inspect(
                source,
                reasons,
                ThisMachine.exists(terminal.settings()) || !inspect(source).refused());
        boolean late = reasons.noNotice() != null
                || inspection.findings().stream()
                        .anyMatch(finding -> finding.refuses() && NoticeGuard.asksWhy(finding.problem()));
        PublishingEffect effect = inspection.effect();
        if (effect == null) {
            return new Plan(List.of(), null, null, inspection.findings(), false, hasVersion(source), late);
        }
        boolean corrects = effect.outcome() instanceof PublishingOutcome.Conflict;
        return new Plan(
                effect.words(terminal.clock().instant(), LocalHome.of(machine())),
                effect,
                Announcement.of(
                                effect.header(),
                                effect.version(),
                                machine().register().history(),
                                machine().register().ports().persons())
                        .orElse(null),
                inspection.findings(),
                !corrects,
                corrects || reasons.correction() != null,
                late);
    }

    private boolean hasVersion(PolicySource source) {
        return ThisMachine.exists(terminal.settings())
                && source.file().result() instanceof PolicyFile.Read read
                && machine()
                        .register()
                        .history()
                        .version(read.version().policy(), read.version().effectiveDate(), null)
                        .isPresent();
    }

    @Override
    public Published publish(Bytes source, Reasons reasons) {
        PolicySource named = named(source);
        Plan plan = plan(named, reasons);
        Stream<String> shown = Stream.concat(
                plan.words().stream().map(Sentence::english),
                plan.remarks().stream().map(remark -> "warning " + remark));
        Set<String> known = shown.collect(Collectors.toSet());
        var out = new StringWriter();
        boolean done = false;
        var writer = new PrintWriter(out);
        try (var captured = new Terminal(terminal.environment(), writer, writer, terminal.clock())) {
            done = others.publish(captured, named, reasons) == Exit.DONE;
        } catch (IOException | RuntimeException e) {
            out.write(String.valueOf(e.getMessage()));
        }
        return new Published(
                done,
                out.toString().lines().filter(line -> !known.contains(line)).toList());
    }

    @Override
    public @Nullable String address() {
        URI url = machine().address();
        return url == null ? null : url.toString();
    }
}
