package register.commands.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.conform.ConformReport;
import register.commands.conform.DomainCheck;
import register.commands.conform.FileCheck;
import register.commands.conform.GuardedWeb;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.value.Problem;

/// Checks a list against the format.
@Command(
        name = "conform",
        description = "Checks a domain or a file against the format subprocessor-list/1 (docs/format.md) and prints "
                + "the level that it reaches: 0 page, 1 list, 2 dated, 3 provable. A domain is asked by https, as is "
                + "every address in its /.well-known/subprocessors.json. A file with a list or a pointer is checked "
                + "by itself. Fails (exit code 1) if anything does not conform.")
public final class ConformCommand implements Callable<Integer> {
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,260}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?");

    private static final int HIGHEST = 3;

    private final Terminal terminal;

    @Parameters(paramLabel = "DOMAIN|FILE", description = "A host name such as example.com, or a file.")
    private String name = "";

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Fail if it does not reach this level: 0 to 3, for a file 0 or 1.")
    private @Nullable Integer level;

    public ConformCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = Path.of(name);
        boolean isFile = Files.exists(file) || !DOMAIN.matcher(name).matches();
        int highest = isFile ? FileCheck.HIGHEST : HIGHEST;
        if (level != null && (level < 0 || level > highest)) {
            throw NoResultException.usage("--level: \"" + level + "\": expected 0 to " + highest
                    + (isFile ? ", because a file has no addresses to check" : ""));
        }
        if (isFile && !Files.exists(file) && !name.contains("/") && !name.endsWith(".json")) {
            throw NoResultException.usage("DOMAIN|FILE: \"" + Problem.printable(name)
                    + "\": expected a host name such as example.com, or a file");
        }
        ConformReport report = isFile
                ? FileCheck.of(InputFile.read(file, FileCheck.LARGEST, "list"))
                : new DomainCheck(new GuardedWeb(terminal.reach()), terminal.clock()).run(name);
        ConformReport required = level == null ? report : report.requiring(level);
        terminal.result(required.json(), required.lines());
        return required.conforms() ? Exit.DONE : Exit.NO;
    }
}
