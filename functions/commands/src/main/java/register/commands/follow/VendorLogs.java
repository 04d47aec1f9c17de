package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import register.address.KeptAddress;
import register.chain.EntryHeader;
import register.commands.audit.Fetch;
import register.commands.audit.LogReport;
import register.commands.audit.LogServer;
import register.commands.audit.LogTrust;
import register.commands.conform.Web;
import register.commands.follow.VendorNews.Kind;
import register.commands.watch.Watch;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.log.NoteKey;
import register.value.Sha256;

/// Verifies vendors' logs as `watch` does: each look continues the history of the one before, under the pointer's key.
///
/// @param folder with a state file for each log
record VendorLogs(Path folder, VendorWeb web, Clock clock) {
    private static final Duration ALL = Duration.ofMinutes(5);
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final String FORK = "FORK";

    /// @param pointed the list's part of the pointer
    /// @param list as the vendor shows it
    /// @param news receives an alarm if the log was changed, or the list is not the log's
    /// @throws IOException if the log cannot be read, or the state cannot be kept
    void verify(Vendor vendor, Json.Obj pointed, VendorWeb.Page list, List<VendorNews> news) throws IOException {
        String url = pointed.object("log").text("url");
        PrivateFiles.folder(folder);
        Path state = folder.resolve(
                Sha256.of((vendor.id() + " " + url).getBytes(UTF_8)).hex() + ".state");
        var said = new ArrayList<Json>();
        try (LogServer server = LogServer.at(url, ALL, fetch(vendor))) {
            NoteKey key = NoteKey.parse(pointed.object("log").text("key"));
            LogReport report = new Watch(server, new LogTrust(List.of(key), null, List.of()), state, clock)
                    .visit((form, _) -> said.add(form));
            if (report.contradicted()) {
                alarm(
                        vendor,
                        (isFork(said) ? "FORK: " : "NOT verified: ") + server.address() + ": "
                                + String.join("; ", report.findingLines()).strip(),
                        news);
            } else if (!report.followable()) {
                throw new IOException(
                        "undecided: " + String.join("; ", report.findingLines()).strip());
            } else {
                requireOwn(vendor, server, list, report, news);
            }
        } catch (Watch.OtherStateException e) {
            alarm(vendor, "FORK: " + url + ": the pointer names another key than the one followed so far", news);
        } catch (IllegalArgumentException e) {
            alarm(vendor, "NOT verified: " + url + ": " + e.getMessage(), news);
        }
    }

    private static boolean isFork(List<Json> said) {
        return said.stream()
                .anyMatch(form ->
                        form instanceof Json.Obj visit && visit.text("verdict").equals(FORK));
    }

    /// The audit has compared the log's own list; the one that the pointer names must be the same.
    private static void requireOwn(
            Vendor vendor, LogServer server, VendorWeb.Page page, LogReport report, List<VendorNews> news) {
        var list = new VendorList(VendorLook.parsed(page).orElseThrow());
        String base = server.address().substring(0, server.address().lastIndexOf("/log/"));
        String own = base
                + KeptAddress.of("/v1/policies/" + server.policy() + "/subprocessors.json?lang="
                        + list.list().text("language"));
        Optional<EntryHeader> entry = report.standing().inForce(list.effectiveDate());
        if (!page.address().toString().equals(own)) {
            alarm(vendor, "NOT verified: the pointer's list is " + page.address() + ", the log's " + own, news);
        } else if (entry.isEmpty()
                || !entry.get().contentHash().hex().equals(list.list().text("contentHash"))) {
            alarm(vendor, "NOT verified: " + own + " is not what the log has for " + list.effectiveDate(), news);
        }
    }

    private static void alarm(Vendor vendor, String text, List<VendorNews> news) {
        news.add(VendorNews.of(vendor, Kind.ALARM, text));
    }

    private Fetch fetch(Vendor vendor) {
        return (URI address, String type, Duration _) -> {
            Web.Answer answer = web.log(vendor, address, type, LARGEST);
            String coding = answer.header("Content-Encoding");
            return new Fetch.Fetched(
                    answer.status(),
                    coding.isEmpty() ? Fetch.Fetched.PLAIN : coding,
                    Objects.requireNonNull(answer.body()));
        };
    }
}
