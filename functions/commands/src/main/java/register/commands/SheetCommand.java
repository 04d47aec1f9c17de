package register.commands;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.editor.desk.EditedFile;
import register.json.Json;
import register.policyfile.PolicyFile;
import register.sheet.ListSheet;
import register.sheet.SheetRefusedException;
import register.value.Bytes;

/// Writes a policy file's list as a spreadsheet, and takes its changes back.
final class SheetCommand {
    private final Terminal terminal;

    SheetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int write(Path file, @Nullable Path list) throws IOException {
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
                    .println(list
                            + ": exists already, perhaps with changes that were not taken back: expected a new name");
            return Exit.NO;
        }
        terminal.result(Json.object().put("sheet", list.toString()).build(), list.toString());
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
        terminal.result(
                Json.object().put("changes", Json.strings(taken.changes())).build(), taken.changes());
        if (Bytes.of(source).equals(taken.file())) {
            terminal.err().println(file + ": nothing to change");
            return Exit.DONE;
        }
        if (!edited.replace(EditedFile.mark(Bytes.of(source)), taken.file())) {
            terminal.err().println(file + ": changed by somebody else meanwhile: nothing was written, try again");
            return Exit.NO;
        }
        terminal.err().println(file + ": changed; infra/register check says whether it is sound");
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
