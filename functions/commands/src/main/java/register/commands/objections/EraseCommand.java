package register.commands.objections;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.machine.site.Site;
import register.objection.Objection;

/// Erases what an objection says.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description =
                "Erases what an objection says, who said it, and the reasons in its history. References, times,"
                        + " outcome and the reason of the erasure stay. The mail that it came by is erased with requests erase.")
final class EraseCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final DeciderOption by;

    @Mixin
    private final OneObjection one = new OneObjection();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why. It stays, and may name nobody.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    EraseCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        String why = OneLine.of("--reason", reason, OneLine.MOST);
        try (Site site = where.existing()) {
            Optional<Objection> found = one.in(site);
            if (found.isEmpty()) {
                return one.unknown(terminal);
            }
            if (!yes && !terminal.confirmed("Erase " + found.get().reference() + "?")) {
                terminal.err().println("nothing was erased; --yes erases without asking");
                return Exit.NO;
            }
            site.register()
                    .objectionErasure()
                    .erase(found.get().policy(), found.get().reference(), why, by.at(terminal.clock()))
                    .ifPresent(left -> terminal.result(ObjectionText.json(left), "erased " + left.reference()));
            return Exit.DONE;
        }
    }
}
