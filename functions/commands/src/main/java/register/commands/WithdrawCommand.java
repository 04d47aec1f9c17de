package register.commands;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DespiteClock;
import register.commands.option.DespiteWitnesses;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.machine.site.Site;

/// Withdraws a version that is announced.
@Command(name = "withdraw", description = "Withdraws an announced version that is not yet in force.")
final class WithdrawCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Parameters(index = "1", paramLabel = "DATE", description = "The version's effective date, YYYY-MM-DD.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "The reason, which is public.")
    private String reason = "";

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DespiteClock clock = new DespiteClock();

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    WithdrawCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        var completion = new Completion(terminal, despite);
        completion.requireOwnLog(site, policy.id());
        terminal.ask(yes, "Withdraw " + policy.id() + " " + date + "? Readers will see this and the reason.");
        return completion.report(site, site.register().publishing().withdraw(policy.id(), date, reason, clock.given()));
    }
}
