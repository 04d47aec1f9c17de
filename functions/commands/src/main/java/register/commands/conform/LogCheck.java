package register.commands.conform;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.address.KeptAddress;
import register.commands.audit.Fetch;
import register.commands.audit.LogAudit;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.json.Json;
import register.log.NoteKey;

/// Verifies a pointer's log under the pointer's key, as `verify-log` does.
///
/// @param place of the list in the pointer: `lists[0]`
/// @param pointed the list's entry in the pointer
record LogCheck(Web web, Clock clock, String domain, String place, Json.Obj pointed, Json.Obj log) {
    private static final int PROVABLE = 3;
    private static final Duration ALL = Duration.ofMinutes(15);
    private static final int LARGEST = 32 * 1024 * 1024;

    /// @param list in force, as the pointer's address shows it; null if that does not conform
    void run(@Nullable ListCheck list, List<Fault> faults) {
        String url = log.text("url");
        NoteKey key;
        try {
            key = NoteKey.parse(log.text("key"));
        } catch (IllegalArgumentException e) {
            faults.add(fault(".log.key", log.text("key"), "a verifier key: " + e.getMessage()));
            return;
        }
        try (LogServer server = LogServer.at(url, ALL, fetch())) {
            String base = server.address().substring(0, server.address().lastIndexOf("/log/"));
            for (Map.Entry<String, Json> each : pointed.object("list").members().entrySet()) {
                String expected = base
                        + KeptAddress.of(
                                "/v1/policies/" + server.policy() + "/subprocessors.json?lang=" + each.getKey());
                String address = ((Json.Str) each.getValue()).value();
                if (!address.equals(expected)) {
                    faults.add(fault(".list." + each.getKey(), address, expected + ", the log's own list"));
                }
            }
            LogReport report = new LogAudit(server, null, new LogTrust(List.of(key), null, List.of()), clock).run();
            if (!report.followable()) {
                report.findings()
                        .forEach(finding -> faults.add(fault(".log", finding.toString(), "a log that verifies")));
            } else if (list != null && !isEntrys(list, report)) {
                faults.add(new Fault(
                        PROVABLE,
                        list.address(),
                        "contentHash",
                        list.list().text("contentHash"),
                        "the hash of the log's entry for " + list.list().text("effectiveDate")));
            }
        } catch (IllegalArgumentException e) {
            faults.add(fault(".log.url", url, String.valueOf(e.getMessage()).replaceFirst("^expected ", "")));
        } catch (IOException e) {
            faults.add(fault(".log", String.valueOf(e.getMessage()), "a log that can be read"));
        }
    }

    private Fault fault(String member, String value, String expected) {
        return new Fault(PROVABLE, domain, place + member, value, expected);
    }

    private static boolean isEntrys(ListCheck list, LogReport report) {
        return ListCheck.date(list.list())
                .flatMap(report.standing()::inForce)
                .filter(header -> header.contentHash().hex().equals(list.list().text("contentHash")))
                .isPresent();
    }

    private Fetch fetch() {
        return (URI address, String type, Duration _) -> {
            Web.Answer answer = web.get(address, type, LARGEST);
            String coding = answer.header("Content-Encoding");
            return new Fetch.Fetched(answer.status(), coding.isEmpty() ? Fetch.Fetched.PLAIN : coding, answer.body());
        };
    }
}
