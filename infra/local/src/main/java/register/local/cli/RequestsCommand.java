package register.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.local.LocalRegister;
import register.local.RemoteRegister;
import register.policy.Problem;
import register.request.DpaRequest;

/// Lists requests, as a table or as JSON.
final class RequestsCommand {
    private static final String ROW = "%-18s %-20s %-14s %-12s %-24s %-20s %s%n";

    private final Terminal terminal;

    RequestsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int requests(boolean json, int limit, boolean aws) {
        if (limit < 1) {
            terminal.err().println("--limit: \"" + limit + "\": expected 1 or more");
            return Exit.USAGE;
        }
        if (aws) {
            try (RemoteRegister register = terminal.openOnAws()) {
                return list(register.holdings().requests().newest(limit), json);
            }
        }
        try (LocalRegister register = terminal.open()) {
            return list(register.engine().requests().newest(limit), json);
        }
    }

    private int list(List<DpaRequest> requests, boolean json) {
        if (json) {
            requests.forEach(request -> terminal.out().println(new String(CanonicalJson.bytes(json(request)), UTF_8)));
        } else {
            table(requests);
        }
        return Exit.DONE;
    }

    private void table(List<DpaRequest> requests) {
        terminal.out().printf(ROW, "reference", "received", "state", "outcome", "reason", "matter", "sender");
        for (DpaRequest request : requests) {
            terminal.out()
                    .printf(
                            ROW,
                            request.reference(),
                            request.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                            request.state().term(),
                            request.outcome().term(),
                            request.reason(),
                            request.matter() == null ? "-" : request.matter().term(),
                            request.sender() == null ? "-" : Problem.printable(request.sender()));
        }
    }

    private static Json json(DpaRequest request) {
        return Json.object()
                .put("reference", request.reference().value())
                .put("receivedAt", request.receivedAt().toString())
                .put("policy", text(request.policy()))
                .put("sender", request.sender())
                .put("language", request.language().tag())
                .put("mail", request.mail().hex())
                .put("outcome", request.outcome().term())
                .put("reason", request.reason())
                .put(
                        "matter",
                        request.matter() == null ? null : request.matter().term())
                .put("respondBy", text(request.respondBy()))
                .put("state", request.state().term())
                .put("acknowledgement", text(request.acknowledgement()))
                .put("repliedAt", text(request.repliedAt()))
                .build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
