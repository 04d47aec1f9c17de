package register.commands.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.doctor.Doctor;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.machine.doctor.Outside;
import register.machine.doctor.TestMail;
import register.machine.site.Site;
import register.value.Language;

/// `infra/register doctor`: whether everything is in order.
@Command(
        name = "doctor",
        description =
                "Examines the register: its seal, address, logs, PDFs, witnesses, mail, DNS records, server, disk,"
                        + " backup. Says what is missing or broken, and what to do. Changes nothing. Exit code 1: something"
                        + " is broken.")
public final class DoctorCommand implements Callable<Integer> {
    private static final String WIDE = "%-11s  %-17s  %s";

    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    @Option(
            names = TestMail.OPTION,
            paramLabel = "ADDRESS",
            description = "Also send a mail to this address, such as your own, as replies are sent.")
    private @Nullable String colleague;

    public DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        var findings = new ArrayList<Finding>();
        if (colleague != null) {
            findings.add(TestMail.send(site, colleague, Language.ENGLISH));
        }
        findings.addAll(Doctor.of(site, Outside.ofThisMachine()).examine());
        terminal.result("findings", Json.array(findings, DoctorCommand::json), lines(findings));
        return findings.stream().anyMatch(one -> one.state() == State.BROKEN) ? Exit.NO : Exit.DONE;
    }

    private static Json json(Finding finding) {
        return Json.object()
                .put("subject", finding.subject().term())
                .put("state", finding.state().term())
                .put("found", finding.found().english())
                .put(
                        "advice",
                        finding.advice() == null ? null : finding.advice().english())
                .build();
    }

    private static List<String> lines(List<Finding> findings) {
        var lines = new ArrayList<String>();
        for (Finding finding : findings) {
            lines.add(WIDE.formatted(
                    finding.state().sentence().english(),
                    finding.subject().sentence().english(),
                    finding.found().english()));
            if (finding.advice() != null) {
                lines.add(WIDE.formatted("", "", "→ " + finding.advice().english()));
            }
        }
        lines.add(Arrays.stream(State.values())
                .map(state -> state.sentence().english() + " "
                        + findings.stream().filter(one -> one.state() == state).count())
                .collect(Collectors.joining(", ")));
        return lines;
    }
}
