package register.commands.edit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.commands.option.Exit;
import register.commands.option.Terminal;
import register.document.SnapshotTexts;
import register.editor.desk.Desk;
import register.editor.desk.EditedFile;
import register.editor.desk.FileText;
import register.editor.desk.Inspected;
import register.editor.desk.Remark;
import register.editor.form.FormTree;
import register.json.Json;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.policyfile.FileProblem;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.policyfile.PolicyWarnings;
import register.publishing.FilesBeside;
import register.publishing.Outcome;
import register.publishing.Reasons;
import register.read.page.PolicyPage;
import register.value.Bytes;
import register.value.Language;
import register.value.Problem;

/// The register in a folder of this machine, for the editor.
final class MachineDesk implements Desk, AutoCloseable {
    private static final String REASON = "(the reason that is given with --reason)";

    /// The command `publish`.
    interface PublishFile {
        int publish(Terminal terminal, Path file, Reasons reasons) throws IOException;
    }

    private final Terminal terminal;
    private final EditedFile file;
    private final PublishFile publishing;
    private @Nullable ThisMachine machine;

    MachineDesk(Terminal terminal, EditedFile file, PublishFile publishing) {
        this.terminal = terminal;
        this.file = file;
        this.publishing = publishing;
    }

    private synchronized ThisMachine machine() {
        if (machine == null) {
            machine = terminal.open();
        }
        return machine;
    }

    private FilesBeside beside() {
        return new SiblingFiles(file.path());
    }

    @Override
    public Inspected inspect(Bytes source) {
        byte[] bytes = source.toArray();
        var remarks = new ArrayList<Remark>();
        FileText.read(bytes).ifPresent(content -> questions(content, "", remarks));
        switch (PolicyFile.read(file.name(), bytes, beside())) {
            case PolicyFile.Invalid invalid -> {
                add(Remark.Kind.ERROR, invalid.problems(), remarks);
                return new Inspected(remarks, null, null, null);
            }
            case PolicyFile.Read(PolicyVersion version) -> {
                var warnings = new ArrayList<>(PolicyWarnings.of(version, terminal.clock()));
                if (ThisMachine.exists(terminal.settings())) {
                    switch (rehearse(source, Reasons.NONE)) {
                        case PolicyPublishing.Invalid refused -> add(Remark.Kind.ERROR, refused.problems(), remarks);
                        case PolicyPublishing.Decided(Outcome.Accepted accepted) ->
                            warnings.addAll(accepted.warnings());
                        case PolicyPublishing.Decided _ -> {}
                    }
                }
                add(Remark.Kind.WARNING, PolicyFile.locate(file.name(), bytes, warnings), remarks);
                PolicyVersion before = before(version);
                return new Inspected(
                        remarks, version, before, before == null ? null : ChangeSummary.between(before, version));
            }
        }
    }

    private @Nullable PolicyVersion before(PolicyVersion version) {
        if (!ThisMachine.exists(terminal.settings())) {
            return null;
        }
        Optional<Entry> standing =
                machine().register().history().inForce(version.policy(), version.effectiveDate(), null);
        return standing.map(entry -> machine().register().shown(entry)).orElse(null);
    }

    private static void questions(Json value, String path, List<Remark> remarks) {
        if (FormTree.isQuestion(value)) {
            remarks.add(new Remark(
                    Remark.Kind.QUESTION,
                    0,
                    new Problem(path, ((Json.Str) value).value(), "an open question: answer it here")));
        }
        switch (value) {
            case Json.Obj(var members) ->
                members.forEach((name, each) -> questions(each, path.isEmpty() ? name : path + "." + name, remarks));
            case Json.Arr(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    questions(items.get(i), path + "[" + i + "]", remarks);
                }
            }
            default -> {}
        }
    }

    private static void add(Remark.Kind kind, List<FileProblem> found, List<Remark> remarks) {
        for (FileProblem problem : found) {
            boolean asked = remarks.stream()
                    .anyMatch(other -> other.kind() == Remark.Kind.QUESTION
                            && other.problem().path().equals(problem.problem().path()));
            if (!asked) {
                remarks.add(new Remark(kind, problem.line(), problem.problem()));
            }
        }
    }

    private PolicyPublishing.Result rehearse(Bytes source, Reasons reasons) {
        return machine().policyPublishing().rehearse(file.name(), source.toArray(), beside(), reasons);
    }

    @Override
    public Optional<String> page(Bytes source, Language edition) {
        return header(source).map(draft -> {
            Additions additions = machine()
                    .register()
                    .history()
                    .corrected(draft.header())
                    .map(corrected -> Additions.between(corrected.version(), draft.version()))
                    .orElse(null);
            return PolicyPage.draft(draft.header(), draft.version(), additions, edition);
        });
    }

    @Override
    public Optional<Bytes> pdf(Bytes source, Language edition) {
        return header(source).map(draft -> {
            var texts = new SnapshotTexts(
                    machine().ports().chain(), machine().ports().persons());
            return Bytes.of(machine().snapshotSeals().draft(texts.draft(draft.header(), draft.version(), edition)));
        });
    }

    private record Draft(EntryHeader header, PolicyVersion version) {}

    private Optional<Draft> header(Bytes source) {
        PolicyVersion version = inspect(source).ifSound().orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        PolicyPublishing.Result result = rehearse(source, Reasons.NONE);
        if (result instanceof PolicyPublishing.Decided(Outcome.Conflict _)) {
            result = rehearse(source, Reasons.correction(REASON));
        }
        return result instanceof PolicyPublishing.Decided(Outcome outcome)
                ? switch (outcome) {
                    case Outcome.Accepted accepted -> Optional.of(new Draft(accepted.header(), version));
                    case Outcome.Unchanged unchanged -> Optional.of(new Draft(unchanged.header(), version));
                    case Outcome.Conflict conflict -> Optional.of(new Draft(conflict.standing(), version));
                    case Outcome.Rejected _ -> Optional.empty();
                }
                : Optional.empty();
    }

    @Override
    public Plan plan(Bytes source, Reasons reasons) {
        Inspected inspected = inspect(source);
        if (!inspected.sound()) {
            return new Plan(List.of(), inspected.remarks(), false, false, false);
        }
        return switch (rehearse(source, reasons)) {
            case PolicyPublishing.Invalid refused -> {
                var remarks = new ArrayList<Remark>();
                add(Remark.Kind.ERROR, refused.problems(), remarks);
                yield new Plan(List.of(), remarks, false, reasons.correction() != null, reasons.noNotice() != null);
            }
            case PolicyPublishing.Decided(Outcome outcome) ->
                new Plan(
                        List.of(PolicyPublishing.line(outcome, PolicyPublishing.CORRECTING)),
                        inspected.remarks(),
                        !(outcome instanceof Outcome.Conflict),
                        outcome instanceof Outcome.Conflict,
                        reasons.noNotice() != null);
        };
    }

    @Override
    public Published publish(Bytes source, Reasons reasons) {
        var out = new StringWriter();
        try (var writer = new PrintWriter(out)) {
            var captured = new Terminal(terminal.environment(), writer, writer, terminal.clock());
            int exit = publishing.publish(captured, file.path(), reasons);
            writer.flush();
            return new Published(exit == Exit.DONE, out.toString().lines().toList());
        } catch (IOException | RuntimeException e) {
            return new Published(false, List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public @Nullable String address() {
        var url = machine().address();
        return url == null ? null : url.toString();
    }

    @Override
    public synchronized void close() {
        if (machine != null) {
            machine.close();
        }
    }
}
