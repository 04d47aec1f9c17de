package register.commands.requests;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.machine.site.Site;
import register.mail.NoticeReplies;
import register.objection.Objection;
import register.objection.ObjectionReference;
import register.request.DpaRequest;
import register.value.PolicyId;

/// One request.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one request with its history.")
final class ShowCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    ShowCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            return site.register()
                    .ports()
                    .requests()
                    .find(one.reference())
                    .map(request -> {
                        (json ? RequestText.lines(List.of(request)) : RequestText.whole(request))
                                .forEach(terminal.out()::println);
                        objections(request, site).forEach(one -> terminal.err().println("see also: " + one));
                        return Exit.DONE;
                    })
                    .orElseGet(() -> one.unknown(terminal));
        }
    }

    /// What it was recorded as too.
    private static List<ObjectionReference> objections(DpaRequest request, Site site) {
        PolicyId policy = request.policy();
        return policy == null || !request.reason().equals(NoticeReplies.TO_NOTICE)
                ? List.of()
                : site.register().ports().objections().all(policy).stream()
                        .filter(one -> request.reference().equals(one.request()))
                        .map(Objection::reference)
                        .toList();
    }
}
