package register.commands.objections;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.assembly.Register;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.json.Json;
import register.machine.site.Site;
import register.objection.Objection;
import register.value.PolicyId;

/// The objections.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the objections that wait for a person, the earliest first.")
final class ListCommand implements Callable<Integer> {
    private final SiteOption where;

    @Parameters(arity = "0..1", paramLabel = "POLICY", description = "Those of this policy; default: of all.")
    private @Nullable PolicyId policy;

    @Option(names = "--all", description = "Those too that are closed, and what is left of those that were erased.")
    private boolean all;

    ListCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            Register register = site.register();
            if (policy != null && PolicyArgument.isUnknown(policy, site, terminal)) {
                return Exit.NO;
            }
            List<PolicyId> policies = policy == null ? register.ports().chain().policies() : List.of(policy);
            List<Objection> found = policies.stream()
                    .flatMap(each -> register.ports().objections().all(each).stream())
                    .filter(one -> all || one.isOpen())
                    .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                    .toList();
            terminal.result(
                    Json.object()
                            .put("objections", Json.array(found, ObjectionText::json))
                            .build(),
                    ObjectionText.table(found, register));
            return Exit.DONE;
        }
    }
}
