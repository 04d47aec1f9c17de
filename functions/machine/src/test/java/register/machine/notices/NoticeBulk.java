package register.machine.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.embedded.EmbeddedPorts;
import register.machine.smtp.ScriptedServer;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.testing.Java;

/// 50,000 recipients on one machine, with the process killed ten times: one mail each, the heap needed for 5,000, and
/// almost the configured rate. `infra/bench/notices` runs it.
@Tag("end-to-end")
final class NoticeBulk {
    private static final int MOST = Integer.getInteger("register.recipients", 50_000);
    private static final int RATE = Integer.getInteger("register.rate", 3_000);
    private static final int KILLS = 10;
    private static final Path REPORT = Path.of("target", "notice-bulk.md");

    @TempDir
    Path folder;

    @Test
    void sendsAtTheGrantedRate() throws Exception {
        var lines = new ArrayList<>(List.of(
                "| recipients | killed | minutes | one mail | unknown | mails a minute, granted | reached | heap, "
                        + "MB |",
                "|---|---|---|---|---|---|---|---|"));
        for (int count : List.of(MOST / 10, MOST)) {
            lines.add(run(count));
            Files.write(REPORT, lines);
        }
    }

    private String run(int count) throws Exception {
        Path data = folder.resolve("data" + count);
        Path mark = folder.resolve("mark");
        Files.write(mark, new byte[NoticeProcess.MARK]);
        try (EmbeddedPorts ports = EmbeddedPorts.open(data);
                var server = new ScriptedServer()) {
            List<NoticeId> ids = NoticeKillTest.start(ports, count);
            long started = System.nanoTime();
            long sending = 0;
            int sent = 0;
            String heap = "";
            for (int life = 1; life <= KILLS + 1; life++) {
                int before = server.count();
                Process process = process(data, server, mark);
                int until = life <= KILLS ? (int) ((long) count * life / (KILLS + 1)) : count;
                while (server.count() == before && process.isAlive()) {
                    Thread.sleep(1);
                }
                long first = System.nanoTime();
                int firstCount = server.count();
                while (server.count() < until && process.isAlive()) {
                    Thread.sleep(1);
                }
                sending += System.nanoTime() - first;
                sent += server.count() - firstCount;
                if (life <= KILLS) {
                    process.destroyForcibly().waitFor();
                } else {
                    heap = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                    assertEquals(0, process.waitFor());
                }
            }
            double minutes = minutes(System.nanoTime() - started);
            double reached = sent / minutes(sending);
            long unknown = check(ports, NoticeKillTest.mails(server), ids);
            assertTrue(reached > 0.95 * RATE, "reached " + reached);
            return "| %d | %d | %.1f | %d | %d | %d | %.0f | %.1f |"
                    .formatted(
                            count,
                            KILLS,
                            minutes,
                            ids.size() - unknown,
                            unknown,
                            RATE,
                            reached,
                            Integer.parseInt(heap.replace("heap ", "")) / 1024.0);
        }
    }

    private Process process(Path data, ScriptedServer server, Path mark) throws IOException {
        return Java.builder(
                        List.of("-Xmx48m", "-Djava.io.tmpdir=" + folder),
                        NoticeProcess.class.getName(),
                        data.toString(),
                        Integer.toString(server.port()),
                        mark.toString(),
                        Integer.toString(RATE),
                        "16")
                .redirectError(Redirect.appendTo(folder.resolve("errors").toFile()))
                .start();
    }

    /// @return the number with an unknown result
    private static long check(EmbeddedPorts ports, Map<String, Integer> mails, List<NoticeId> ids) {
        long unknown = 0;
        for (NoticeId id : ids) {
            NoticeState state = ports.notices().find(id).orElseThrow().state();
            int sent = mails.getOrDefault(id + ".1", 0);
            assertTrue(sent <= 1, id + ": " + sent + " mails");
            assertTrue(state == NoticeState.UNKNOWN || (state == NoticeState.SENT && sent == 1), id + " " + state);
            unknown += state == NoticeState.UNKNOWN ? 1 : 0;
        }
        assertTrue(unknown <= 16 * KILLS, unknown + " unknown");
        return unknown;
    }

    private static double minutes(long nanos) {
        return (double) nanos / Duration.ofMinutes(1).toNanos();
    }
}
