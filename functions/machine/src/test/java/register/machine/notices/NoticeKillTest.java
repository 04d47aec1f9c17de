package register.machine.notices;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.embedded.EmbeddedPorts;
import register.machine.smtp.ScriptedServer;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.RunId;
import register.notices.sending.Runs;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.testing.Java;
import register.testing.Waiting;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// `kill -9` at random moments of a run: no attempt has two mails, none is lost, and a result is unknown only where
/// the process was cut off. `infra/bench/notices` does it two hundred times.
@Tag("end-to-end")
final class NoticeKillTest {
    static final RunId RUN = new RunId("7K3Q9M2X");

    private static final int NOTICES = Integer.getInteger("register.notices", 150);
    private static final int KILLS = Integer.getInteger("register.kills", 10);
    private static final Path REPORT = Path.of("target", "notice-kills.md");
    private static final Pattern ID = Pattern.compile("(?m)^Message-ID: <(NTC-[^@]*)@");
    private static final Pattern MARK = Pattern.compile("((?:in|after) \\S+(?: \\(\\S+\\))?)(?: (NTC-\\S+))?");

    @TempDir
    Path folder;

    private final Random random = new Random();
    private final Map<String, Map<String, Integer>> table = new TreeMap<>();

    @Test
    void noSecondMailAndNoneLost() throws Exception {
        Path data = folder.resolve("data");
        Path mark = folder.resolve("mark");
        try (EmbeddedPorts ports = EmbeddedPorts.open(data);
                var server = new ScriptedServer()) {
            List<NoticeId> ids = start(ports, NOTICES);
            int killed = 0;
            boolean done = false;
            while (!done) {
                Files.write(mark, new byte[NoticeProcess.MARK]);
                Process process = process(data, server, mark);
                if (killed < KILLS && alive(process, mark)) {
                    done = process.waitFor(random.nextInt(120_000), TimeUnit.MICROSECONDS);
                    process.destroyForcibly().waitFor();
                    killed++;
                    note(ports, server, Files.readString(mark, US_ASCII));
                } else {
                    var _ = Waiting.ended(process);
                    assertEquals(0, process.exitValue(), () -> errors());
                    done = true;
                }
            }
            assertEquals(KILLS, killed, "killed too late: more notices than these are needed");
            check(ports, mails(server), ids, killed);
        }
    }

    static List<NoticeId> start(EmbeddedPorts ports, int count) {
        ChangeAuthor mari = new ChangeAuthor("Mari", Clock.systemUTC().instant());
        List<Integer> lots = NoticeId.lots(count);
        PolicyId policy = new PolicyId("acme");
        assertTrue(ports.notices()
                .open(Run.opened(
                        RUN, policy, 1, Sha256.of(new byte[1]), lots, Instant.parse("2100-01-01T00:00:00Z"), mari)));
        var ids = new ArrayList<NoticeId>();
        for (int first = 0; first < lots.size(); first++) {
            var notices = new ArrayList<Notice>();
            for (int number = first; number < count; number += lots.size()) {
                var id = new NoticeId(RUN, lots.get(first), "%08d".formatted(number));
                var recipient = new RecipientId("%032x".formatted(number));
                notices.add(Notice.planned(id, recipient, Language.ENGLISH, List.of(0), null, null, mari));
                ids.add(id);
            }
            ports.notices().add(notices);
        }
        Run _ = new Runs(ports.notices(), ports.dueWork()).send(RUN, mari).orElseThrow();
        return ids;
    }

    private Process process(Path data, ScriptedServer server, Path mark) throws IOException {
        return Java.builder(
                        List.of("-Xmx64m", "-Xshare:auto", "-Djava.io.tmpdir=" + folder),
                        NoticeProcess.class.getName(),
                        data.toString(),
                        Integer.toString(server.port()),
                        mark.toString(),
                        "60000",
                        "1")
                .redirectError(Redirect.appendTo(folder.resolve("errors").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    /// Waits until the process is sending.
    ///
    /// @return false if it ended first
    private static boolean alive(Process process, Path mark) throws IOException, InterruptedException {
        while (!Files.readString(mark, US_ASCII).contains("MailSender")) {
            if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void note(EmbeddedPorts ports, ScriptedServer server, String marked) {
        Matcher found = MARK.matcher(marked.strip());
        assertTrue(found.matches(), marked);
        String state = found.group(2) == null
                ? "between two"
                : ports.notices()
                        .find(NoticeId.parse(found.group(2)))
                        .map(notice -> notice.state().term() + ", mails "
                                + mails(server).getOrDefault(notice.id() + ".1", 0))
                        .orElse("none");
        var _ = table.computeIfAbsent(found.group(1), _ -> new TreeMap<>()).merge(state, 1, Integer::sum);
    }

    static Map<String, Integer> mails(ScriptedServer server) {
        var mails = new HashMap<String, Integer>();
        for (String message : server.taken()) {
            Matcher id = ID.matcher(message);
            assertTrue(id.find(), message);
            mails.merge(id.group(1), 1, Integer::sum);
        }
        return mails;
    }

    private void check(EmbeddedPorts ports, Map<String, Integer> mails, List<NoticeId> ids, int killed)
            throws IOException {
        var found = new TreeMap<String, Integer>();
        int unknown = 0;
        for (NoticeId id : ids) {
            Notice notice = ports.notices().find(id).orElseThrow();
            int sent = mails.getOrDefault(id + ".1", 0);
            found.merge(notice.state().term() + ", mails " + sent, 1, Integer::sum);
            assertTrue(sent <= 1, id + ": " + sent + " mails");
            assertEquals(1, notice.attempts(), id.toString());
            if (notice.state() == NoticeState.UNKNOWN) {
                unknown++;
            } else {
                assertEquals(NoticeState.SENT, notice.state(), id.toString());
                assertEquals(1, sent, id.toString());
            }
        }
        assertTrue(unknown <= killed, unknown + " unknown after " + killed + " kills");
        assertEquals(
                ids.size(), found.values().stream().mapToInt(Integer::intValue).sum());
        write(killed, found);
    }

    private void write(int killed, Map<String, Integer> found) throws IOException {
        var lines = new ArrayList<>(List.of(
                NOTICES + " notices, killed " + killed + " times; in the end: " + found,
                "",
                "| cut | found: how often |",
                "|---|---|"));
        table.forEach((cut, states) -> lines.add("| " + cut + " | " + states + " |"));
        Files.write(REPORT, lines);
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
