package register.commands.requests;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.commands.text.RequestText;
import register.machine.site.Site;
import register.notices.objection.Objecting;
import register.objection.Objection;
import register.request.DpaRequest;

/// How requests are listed.
final class ListOptions {
    @Option(names = "--json", description = "As JSON, one request a line.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "List at most this many; default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    int print(SiteOption where) throws IOException {
        Terminal terminal = where.terminal();
        if (limit < 1) {
            terminal.err().println("--limit: \"" + limit + "\": expected 1 or more");
            return Exit.USAGE;
        }
        try (Site site = where.existing()) {
            List<DpaRequest> requests = site.register().ports().requests().newest(limit);
            (json ? RequestText.lines(requests) : RequestText.table(requests)).forEach(terminal.out()::println);
            List<Objection> objections = json ? List.of() : Objecting.open(site.register());
            if (!objections.isEmpty()) {
                terminal.out().println();
                terminal.out().println("open objections:");
                ObjectionText.table(objections, site.register()).forEach(terminal.out()::println);
            }
            return Exit.DONE;
        }
    }
}
