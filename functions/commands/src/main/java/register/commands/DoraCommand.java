package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.conform.FileCheck;
import register.commands.conform.GuardedWeb;
import register.commands.conform.PublishedList;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.read.export.DoraRows;
import register.value.Problem;

/// Writes a published list as rows of a bank's register of ICT providers.
@Command(
        name = "dora",
        description = "Writes a published list, of this register or another, as rows of the register that DORA"
                + " (Regulation (EU) 2022/2554, Art. 28) requires of banks: b_05.01.csv, the providers, and b_05.02.csv,"
                + " the supply chains, with the columns and codes of Implementing Regulation (EU) 2024/2956. Prints"
                + " what the list does not state. Infers nothing.")
final class DoraCommand implements Callable<Integer> {
    private static final String HTTPS = "https://";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "ADDRESS|FILE",
            description = "The list in the format subprocessor-list/1 (docs/format.md): an address that begins with"
                    + " https://, or a file.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "dora",
            description = "The folder to write to; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("");

    DoraCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var rows = new DoraRows(list());
        PrivateFiles.newFolder(out);
        PrivateFiles.write(out.resolve("b_05.01.csv"), rows.providers().getBytes(UTF_8));
        PrivateFiles.write(out.resolve("b_05.02.csv"), rows.chains().getBytes(UTF_8));
        var lines = new ArrayList<String>();
        rows.gaps().forEach(gap -> lines.add(Problem.printable(gap.toString())));
        lines.add("left to the bank: " + String.join(", ", DoraRows.LEFT_TO_THE_BANK));
        lines.add("rows written to " + out);
        terminal.result(
                Json.object()
                        .put("folder", out.toString())
                        .put("missing", Json.array(rows.gaps(), DoraRows.Gap::json))
                        .put("left", Json.strings(DoraRows.LEFT_TO_THE_BANK))
                        .build(),
                lines);
        return Exit.DONE;
    }

    private Json.Obj list() throws IOException {
        if (name.startsWith(HTTPS)) {
            try {
                return PublishedList.at(URI.create(name), new GuardedWeb(terminal.reach()));
            } catch (IllegalArgumentException e) {
                throw NoResultException.usage("ADDRESS|FILE: \"" + Problem.printable(name) + "\": expected an address");
            }
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw NoResultException.usage("ADDRESS|FILE: \"" + Problem.printable(name)
                    + "\": expected a file, or an address that begins with " + HTTPS);
        }
        return PublishedList.of(InputFile.read(file, FileCheck.LARGEST, "list"));
    }
}
