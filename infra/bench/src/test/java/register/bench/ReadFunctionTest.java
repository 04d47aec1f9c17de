package register.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.memory.MemoryRegister;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.testing.Checkout;
import register.words.Words;

/// The read function as deployed, under Lambda's runtime.
@Tag("end-to-end")
class ReadFunctionTest {
    /// The limit for a cold start: the number of classes that it loaded before there were brands, notices and a
    /// record store. The SDK with its DynamoDB client alone loads some 3,340.
    private static final int MOST_CLASSES = 3_710;

    private static final Built BUILT = new Built(Checkout.root());

    @Test
    void firstResponseIsTheListAndComesOfFewClasses() throws Exception {
        MemoryRegister register = LiveAgent.published(BUILT);
        byte[] event = LiveAgent.listRequest();
        ClassCount count;
        try (TableStub table = TableStub.holding(LiveAgent.entry(register))) {
            count = ClassCount.of(Launcher.of(BUILT, table.environment()), BUILT.read(), event);
        }

        var expected = new ByteArrayOutputStream();
        new ReadHandler(
                        register.chain(),
                        register.checkpoints(),
                        register.ports().records(),
                        register.persons(),
                        new ServedSite(null, true, null),
                        Clock.systemUTC())
                .handleRequest(new ByteArrayInputStream(event), expected, null);
        assertEquals(expected.toString(UTF_8), new String(count.response().toArray(), UTF_8));
        assertEquals(Json.of(200), ((Json.Obj) JsonText.parse(count.response().toArray())).get("statusCode"));
        assertTrue(count.total() <= MOST_CLASSES, count.total() + " classes: " + count.packages());
    }

    @Test
    void itsClassesAreInOneJarAndNotCompressed() throws Exception {
        List<Path> jars = BUILT.read().jars();
        assertEquals(1, jars.size(), jars.toString());
        try (var jar = new ZipFile(jars.getFirst().toFile())) {
            assertEquals(
                    List.of(),
                    jar.stream()
                            .filter(entry -> entry.getMethod() != ZipEntry.STORED)
                            .map(ZipEntry::getName)
                            .toList());
        }
    }

    @Test
    void primingReadsEachLanguageBehindTheEdgeAndWritesAndLogsNothing() throws Exception {
        try (TableStub table = TableStub.holding(LiveAgent.entry(LiveAgent.published(BUILT)))) {
            int stored = table.asked().size();
            assertEquals("", Primed.log(BUILT, BUILT.read(), table.environment()));
            List<String> asked = table.asked().subList(stored, table.asked().size());
            assertTrue(asked.size() > Words.LANGUAGES.size(), asked.size() + " requests");
            assertEquals(Set.of("Query", "GetItem"), Set.copyOf(asked));
        }
    }

    @Test
    void withoutATableItStartsAllTheSameAndLogsNothing() throws Exception {
        assertEquals(
                "",
                Primed.log(
                        BUILT,
                        BUILT.read(),
                        Map.of("REGISTER_TABLE", "register", "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1")));
    }
}
