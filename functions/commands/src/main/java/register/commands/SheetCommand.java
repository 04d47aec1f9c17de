package register.commands;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policyfile.PolicyFile;
import register.sheet.ListSheet;
import register.sheet.SheetRefusedException;
import register.value.Bytes;

/// Writes a policy file's list as a spreadsheet, and reads the changes back.
@Command(
        name = "sheet",
        description = "Writes the list of a policy file as a spreadsheet, with a row for each subprocessor and"
                + " each engagement. With --read, applies the changes in a spreadsheet to the file, leaves the "
                + "rest of the file as it is, and prints the changes.")
final class SheetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The policy file (YAML).")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LIST",
            description = "The spreadsheet to write (.xlsx); it must not exist yet.")
    private @Nullable Path list;

    @Option(
            names = "--read",
            paramLabel = "LIST",
            description = "The spreadsheet (.xlsx) whose changes are" + " applied to FILE.")
    private @Nullable Path read;

    @Option(
            names = "--anyway",
            description = "With --read: if the file has also changed since the spreadsheet was made, the "
                    + "spreadsheet prevails.")
    private boolean anyway;

    SheetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if ((read == null) == (list == null)) {
            terminal.err()
                    .println("expected FILE LIST to write a spreadsheet, or --read LIST FILE to read its changes");
            return Exit.USAGE;
        }
        return read == null ? write(file, list) : read(read, file, anyway);
    }

    private int write(Path file, @Nullable Path list) throws IOException {
        if (list == null || !list.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            terminal.err().println(list + ": expected a name that ends in .xlsx");
            return Exit.USAGE;
        }
        byte[] workbook;
        try {
            workbook = ListSheet.write(file.toString(), source(file));
        } catch (SheetRefusedException e) {
            return refused(e);
        }
        try {
            Files.write(list, workbook, CREATE_NEW, WRITE);
        } catch (FileAlreadyExistsException e) {
            terminal.err()
                    .println(list + ": already exists, perhaps with changes that have not been read back yet: "
                            + "expected a new name");
            return Exit.NO;
        }
        terminal.result("sheet", Json.of(list.toString()), List.of(list.toString()));
        return Exit.DONE;
    }

    int read(Path list, Path file, boolean anyway) throws IOException {
        var edited = new EditedFile(file);
        byte[] source;
        ListSheet.Taken taken;
        try {
            source = source(file);
            taken = ListSheet.read(
                    list.toString(), InputFile.read(list, ListSheet.MAX_BYTES), file.toString(), source, anyway);
        } catch (SheetRefusedException e) {
            return refused(e);
        }
        taken.remarks().forEach(terminal.err()::println);
        terminal.result("changes", Json.strings(taken.changes()), taken.changes());
        if (Bytes.of(source).equals(taken.file())) {
            terminal.err().println(file + ": nothing to change");
            return Exit.DONE;
        }
        if (!edited.replace(EditedFile.mark(Bytes.of(source)), taken.file())) {
            terminal.err()
                    .println(file + ": meanwhile changed by another program, so nothing was written: try " + "again");
            return Exit.NO;
        }
        terminal.err().println(file + ": changed; now check it with infra/register check");
        return Exit.DONE;
    }

    private static byte[] source(Path file) throws IOException, SheetRefusedException {
        byte[] bytes = InputFile.read(file, PolicyFile.MAX_BYTES);
        if (bytes.length > PolicyFile.MAX_BYTES) {
            throw new SheetRefusedException(file + ": expected at most 4 MiB");
        }
        return bytes;
    }

    private int refused(SheetRefusedException e) {
        e.lines().forEach(terminal.err()::println);
        terminal.err().println("nothing was written");
        return Exit.NO;
    }
}
