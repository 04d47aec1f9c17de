package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;

/// 64 readers of the real server while another process publishes 200 versions and corrections, each in force at once.
///
/// Every answer is one whole version, and none is older than what had been accepted before the request: the server
/// caches no answer that time or a publication could change, so a cached answer is never older than its `max-age`,
/// which is a minute at most.
@Tag("end-to-end")
class ReadersDuringPublishesTest {
    private static final int READERS = 64;
    private static final int PUBLISHES = 200;
    private static final String LIST = "/v1/policies/" + Numbered.POLICY + "/subprocessors";
    private static final String PAGE = "/" + Numbered.POLICY;

    @TempDir
    private Path data;

    /// The number last accepted, and the number last begun.
    private final AtomicInteger accepted = new AtomicInteger();

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();
    private final Set<Integer> seen = new ConcurrentSkipListSet<>();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyAnswerIsOneWholeVersionAndNoneIsOld() throws Exception {
        try (RunningRegister register = RunningRegister.withExamples(data);
                EmbeddedPorts engine = EmbeddedPorts.open(data);
                var threads = Executors.newFixedThreadPool(READERS)) {
            var publishing = new Register(engine, Clock.systemUTC()).publishing();
            publish(publishing, 1);
            List<Future<Void>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                int first = reader;
                readers.add(threads.submit(reading(register, first)));
            }
            try {
                for (int number = 2; number <= PUBLISHES; number++) {
                    await(2 * number, readers);
                    publish(publishing, number);
                }
            } finally {
                over.set(true);
            }
            for (Future<Void> reader : readers) {
                reader.get();
            }
            for (Form form : Form.values()) {
                assertEquals(PUBLISHES, number(form, register.get(form.address)), form.name());
            }
        }
        // The number depends on the machine; a few show that reading and publishing overlapped.
        assertTrue(seen.size() > PUBLISHES / 20, "only these were in force when somebody read: " + seen);
        assertTrue(answers.get() > 2 * READERS, "only " + answers + " answers");
    }

    /// Waits for readers, because on few cores publishing could end before anyone reads twice.
    private void await(int enough, List<Future<Void>> readers) throws InterruptedException {
        while (answers.get() < enough && readers.stream().noneMatch(Future::isDone)) {
            Thread.sleep(1);
        }
    }

    private void publish(Publishing publishing, int number) {
        var version = new Numbered(number);
        begun.set(number);
        PublishingOutcome outcome = publishing.publish(
                version.version(), new byte[] {1}, version.isCorrection() ? "It was not right" : null);
        assertInstanceOf(PublishingOutcome.Accepted.class, outcome, outcome::toString);
        accepted.set(number);
    }

    /// The forms in turn, each requested anew and revalidated.
    private Callable<Void> reading(RunningRegister register, int first) {
        return () -> {
            for (int turn = first; !over.get(); turn++) {
                Form form = Form.values()[turn % Form.values().length];
                int oldest = accepted.get();
                HttpResponse<byte[]> answer = register.get(form.address);
                int newest = begun.get();
                int number = number(form, answer);
                inTime(oldest, number, newest, form);

                oldest = accepted.get();
                HttpResponse<byte[]> again = register.get(
                        form.address,
                        "If-None-Match",
                        answer.headers().firstValue("etag").orElseThrow());
                newest = begun.get();
                inTime(oldest, again.statusCode() == 304 ? number : number(form, again), newest, form);
            }
            return null;
        };
    }

    private void inTime(int oldest, int number, int newest, Form form) {
        answers.incrementAndGet();
        seen.add(number);
        assertTrue(
                oldest <= number && number <= newest,
                () -> form + " showed " + number + ", accepted before: " + oldest + ", begun after: " + newest);
    }

    /// A form of the list, and what must be in it.
    private enum Form {
        JSON(LIST),
        CSV(LIST + ".csv"),
        PAGE_OF_POLICY(PAGE + "?lang=en");

        private final String address;

        Form(String address) {
            this.address = address;
        }
    }

    /// The version that the answer shows.
    ///
    /// @throws AssertionError if it mixes several, or is incomplete
    private static int number(Form form, HttpResponse<byte[]> answer) {
        assertEquals(200, answer.statusCode());
        String text = new String(answer.body(), UTF_8);
        var numbers = new TreeSet<Integer>();
        Numbered.MARK.matcher(text).results().forEach(mark -> numbers.add(Integer.valueOf(mark.group(1))));
        assertEquals(1, numbers.size(), () -> "a mixture of " + numbers + ": " + text);
        var version = new Numbered(numbers.first());
        assertEquals(
                version.subprocessors(),
                text.split(version.purpose(), -1).length - 1,
                () -> "not all subprocessors of " + version + ": " + text);
        String date = version.date().toString();
        assertTrue(text.contains(date), () -> "without its date " + date + ": " + text);
        int revision = version.isCorrection() ? 2 : 1;
        switch (form) {
            case JSON -> {
                var list = (Json.Obj) JsonText.parse(answer.body());
                assertEquals(Json.of(version.contentHash()), list.get("contentHash"));
                assertEquals(Json.of(revision), list.get("revision"));
                assertEquals(Json.of(date), list.get("effectiveDate"));
            }
            case CSV -> {
                List<String> rows = text.lines().skip(1).toList();
                assertEquals(version.subprocessors(), rows.size(), text);
                for (String row : rows) {
                    assertTrue(row.startsWith("numbered," + date + "," + revision + ","), row);
                }
            }
            case PAGE_OF_POLICY -> page(version, revision, text);
        }
        String kept = answer.headers().firstValue("cache-control").orElseThrow();
        assertTrue(kept.matches("public, max-age=([0-9]|[1-5][0-9]|60)"), kept);
        return version.number();
    }

    /// The page must agree with its own list of versions, newest first.
    private static void page(Numbered version, int revision, String text) {
        assertTrue(text.contains(version.contentHash()), text);
        assertTrue(text.contains("entry " + version.number() + " · Revision " + revision), text);
        String versions = text.substring(text.indexOf("id=\"_versions\""));
        int at = versions.indexOf("<a href=\"/numbered/" + version.date() + "/en/\" aria-current=\"true\">");
        assertTrue(at > 0, versions);
        String row = versions.substring(at, versions.indexOf("</li>", at));
        assertTrue(row.contains("In force"), () -> "shows " + version.date() + " and lists: " + row);
    }
}
