package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.LocalHome;
import register.commands.option.NoNotice;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.text.CodeReviewText;
import register.commands.text.ExclusionText;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.policy.PolicyVersion;
import register.policyfile.inspection.CustomersQuestions;
import register.policyfile.inspection.Inspection;
import register.policyfile.inspection.UnusedGroups;
import register.publishing.Reasons;
import register.recipient.Exclusion;
import register.usage.CodeReview;
import register.value.Problem;

/// Checks a policy file: prints its errors, its open questions and its warnings. Of a sound one it also prints what
/// customers will ask and the file does not say.
@Command(name = "check", description = "Checks a policy file: prints errors and warnings. Stores nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The policy file (YAML).")
    private Path file = Path.of("");

    @Option(names = "--no-notice", paramLabel = "TEXT", description = NoNotice.DESCRIPTION)
    private @Nullable String noNotice;

    @Option(
            names = "--code",
            paramLabel = "FOLDER",
            description =
                    "Also compares the list with the product's source code in this folder: asks about vendors whose "
                            + "packages, hosts or variables it names and the list does not. Nothing is sent.")
    private @Nullable Path code;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PolicySource source = PolicySource.read(file);
        Inspection inspection = inspect(source, new Reasons(null, noNotice));
        PolicyVersion version = inspection.version();
        List<Problem> advice = version == null || inspection.refused() ? List.of() : advice(version);
        List<Exclusion> exclusions = version == null ? List.of() : exclusions(version);
        CodeReview review = version == null || code == null ? null : CodeReview.of(version, InputFile.folder(code));
        terminal.result(
                Json.object()
                        .put("sound", !inspection.refused())
                        .put("policy", version == null ? null : version.policy().value())
                        .put(
                                "effectiveDate",
                                version == null ? null : version.effectiveDate().toString())
                        .put("findings", OutcomeText.findings(inspection.findings()))
                        .put("advice", OutcomeText.problems(advice))
                        .put("excluded", ExclusionText.json(exclusions))
                        .put("code", review == null ? null : CodeReviewText.json(review))
                        .build(),
                Stream.of(
                                inspection.lines().stream(),
                                advice.stream().map(each -> "advice " + each),
                                ExclusionText.lines(exclusions).stream(),
                                review == null ? Stream.<String>of() : CodeReviewText.lines(review).stream(),
                                Stream.of(inspection.verdict()))
                        .flatMap(lines -> lines)
                        .toList());
        return inspection.refused() ? Exit.NO : Exit.DONE;
    }

    private static List<Problem> advice(PolicyVersion version) {
        return Stream.concat(CustomersQuestions.of(version).stream(), UnusedGroups.of(version).stream())
                .toList();
    }

    private List<Exclusion> exclusions(PolicyVersion version) {
        return ThisMachine.exists(terminal.settings())
                ? Exclusion.of(
                        version, terminal.open().register().ports().recipients().all(version.policy()))
                : List.of();
    }

    private Inspection inspect(PolicySource source, Reasons reasons) {
        if (!ThisMachine.exists(terminal.settings())) {
            return source.inspect(terminal, null, reasons);
        }
        ThisMachine machine = terminal.open();
        Inspection inspection = source.inspect(terminal, machine, reasons);
        if (!inspection.refused()) {
            LocalHome.sayTrial(machine, terminal);
        }
        return inspection;
    }
}
