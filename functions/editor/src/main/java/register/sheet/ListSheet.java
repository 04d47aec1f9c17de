package register.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.editor.form.Merge;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.FileRefusedException;
import register.policyfile.PlacePaths;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyYaml;
import register.policyfile.edit.PolicyEdit;
import register.value.Bytes;
import register.value.Language;
import register.value.Problem;
import register.value.Sha256;

/// The list of a policy file as a workbook (.xlsx): one sheet for its subprocessors, one for their engagements, in
/// the file's language. Changes made in it are applied to the file, where nothing else changes.
public final class ListSheet {
    /// The largest workbook that is read: 16 MiB.
    public static final int MAX_BYTES = WorkbookReader.MAX_BYTES;

    private ListSheet() {}

    /// The result of applying changes.
    ///
    /// @param file with the changes; the same bytes if there are none
    /// @param changes one text each
    /// @param remarks changes that were not applied
    public record Taken(Bytes file, List<String> changes, List<String> remarks) {
        public Taken {
            changes = List.copyOf(changes);
            remarks = List.copyOf(remarks);
        }
    }

    /// The workbook of a file, which may be a draft with open questions.
    ///
    /// @param name of the file in the workbook
    /// @throws SheetRefusedException if the file cannot be read, or its rows could not be found again
    public static byte[] write(String name, byte[] source) throws SheetRefusedException {
        Json.Obj file = content(name, source);
        var problem = ListRows.problem(file);
        if (problem.isPresent()) {
            throw new SheetRefusedException(name + ": " + problem.get());
        }
        try {
            return WorkbookWriter.write(file, hash(source), name, asked(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new SheetRefusedException(name + ": a text is too long for a cell: " + e.getMessage());
        }
    }

    /// Applies the changes in a workbook to the file.
    ///
    /// @param sheetName the workbook's name in messages
    /// @param name the file's name in messages
    /// @param anyway true if the sheet prevails over later changes to the file, and a workbook of unknown origin is
    ///     accepted
    /// @throws SheetRefusedException with every wrong cell; nothing is applied then
    public static Taken read(String sheetName, byte[] workbook, String name, byte[] source, boolean anyway)
            throws SheetRefusedException {
        Json.Obj file = content(name, source);
        Workbook read;
        try {
            read = WorkbookReader.read(workbook);
        } catch (SheetRefusedException e) {
            throw new SheetRefusedException(
                    e.lines().stream().map(line -> sheetName + ": " + line).toList());
        }
        boolean same = read.source().equals(hash(source));
        if (!same && read.base().isEmpty() && !anyway) {
            throw new SheetRefusedException(
                    sheetName + ": it does not name the file it was made from: expected one that"
                            + " infra/register sheet wrote, or --anyway");
        }
        Json.Obj base = same ? file : read.base().orElse(file);
        requireSamePolicy(sheetName, base, name, file);
        var problem = ListRows.problem(base);
        if (problem.isPresent()) {
            throw new SheetRefusedException(name + ": " + problem.get());
        }
        var findings = new SheetReport();
        var reading = new SheetReading(base, words(base, read), findings);
        Json.Obj after = reading.read(read);
        if (findings.wrong().isEmpty() && !after.equals(base)) {
            check(after, reading.cells(), findings);
        }
        if (!findings.wrong().isEmpty()) {
            throw new SheetRefusedException(findings.wrong());
        }
        Json.Obj merged = same ? after : merged(sheetName, base, after, file, anyway);
        try {
            return new Taken(Bytes.of(PolicyEdit.apply(source, merged)), findings.changes(), findings.remarks());
        } catch (FileRefusedException e) {
            throw new SheetRefusedException(named(name, e));
        }
    }

    /// The places that the check of the file asks about, including missing fields.
    private static Set<String> asked(byte[] source) {
        return PolicyFile.read("", source).problems().stream()
                .filter(found -> found.kind() == FileProblem.Kind.QUESTION)
                .map(found -> found.problem().path())
                .collect(Collectors.toSet());
    }

    private static SheetWords words(Json.Obj base, Workbook read) {
        SheetWords words = SheetWords.of(base);
        try {
            return read.language().isEmpty()
                    ? words
                    : new SheetWords(new Language(read.language()), words.editions(), words.regions(), words.file());
        } catch (IllegalArgumentException _) {
            return words;
        }
    }

    private static void requireSamePolicy(String sheetName, Json.Obj base, String name, Json.Obj file)
            throws SheetRefusedException {
        Json made = base.get("policy");
        Json here = file.get("policy");
        if (made != null && here != null && !made.equals(here)) {
            throw new SheetRefusedException(sheetName + ": it was made from the policy "
                    + new CellText.Plain().text(made) + ", and " + name + " is of "
                    + new CellText.Plain().text(here));
        }
    }

    private static Json.Obj merged(String sheetName, Json.Obj base, Json.Obj after, Json.Obj file, boolean anyway)
            throws SheetRefusedException {
        var merge = new Merge();
        Json.Obj merged = merge.of(base, after, file);
        if (!merge.conflicts().isEmpty() && !anyway) {
            var lines = new ArrayList<String>();
            for (Merge.Conflict conflict : merge.conflicts()) {
                lines.add(conflict.path() + ": the sheet says " + said(conflict.first()) + ", the file says "
                        + said(conflict.second()) + "; both have changed since the sheet was made");
            }
            lines.add(sheetName + ": made from an older state of the file. With --anyway the spreadsheet prevails.");
            throw new SheetRefusedException(lines);
        }
        return merged;
    }

    private static String said(@Nullable Json value) {
        return value == null ? "nothing" : "\"" + Problem.printable(new CellText.Plain().text(value)) + "\"";
    }

    /// Reports each cell with a new mistake found by the check of the file.
    private static void check(Json.Obj after, Map<String, List<String>> cells, SheetReport findings) {
        byte[] plain = PolicyYaml.write(after, Map.of()).getBytes(UTF_8);
        if (!(PolicyFile.read("", plain) instanceof PolicyFile.Invalid invalid)) {
            return;
        }
        for (FileProblem found : invalid.problems()) {
            String path = found.problem().path();
            cells.entrySet().stream()
                    .filter(cell -> !cell.getValue().isEmpty() && PlacePaths.within(path, cell.getKey()))
                    .max(Map.Entry.comparingByKey())
                    .filter(_ -> found.kind() == FileProblem.Kind.ERROR)
                    .ifPresent(cell -> {
                        String value = found.problem().value();
                        findings.wrong()
                                .add(cell.getValue().getFirst() + ": " + (value.isEmpty() ? "" : "\"" + value + "\": ")
                                        + found.problem().expected());
                    });
        }
    }

    private static Json.Obj content(String name, byte[] source) throws SheetRefusedException {
        try {
            return PolicyEdit.read(source);
        } catch (FileRefusedException e) {
            throw new SheetRefusedException(named(name, e));
        }
    }

    private static String named(String name, FileRefusedException e) {
        return new FileProblem(name, e.line(), e.problem()).toString();
    }

    private static String hash(byte[] source) {
        return Sha256.of(source).hex();
    }
}
