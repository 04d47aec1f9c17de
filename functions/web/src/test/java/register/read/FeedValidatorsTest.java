package register.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.component.VEvent;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import register.read.endpoint.ServedSite;
import register.testing.Checkout;
import register.testing.Waiting;

/// Feeds pass third-party validators, whatever text a policy contains: the validating parser of Ruby's library of
/// feeds for Atom, the schema of the npm package jsonfeed-schema for JSON Feed, biweekly for calendars.
class FeedValidatorsTest {
    private static final List<String> HOSTILE = List.of(
            "]]>",
            "<script>alert(1)</script>",
            "\u0000\u0001\u001f\u007f\u0085",
            "\r\nEND:VCALENDAR\r\nX: 1",
            "\u202eabc\u2066",
            "\u05d0\u05d1\u0627",
            "\uFFFE\uFFFF",
            "&lt;&amp;&#0;\"'",
            "\\;,:\\n",
            "\uD83D\uDE00".repeat(60));

    private static final String RUBY = """
            require 'rss'
            ARGV.each do |file|
              begin
                feed = RSS::Parser.parse(File.read(file, encoding: 'UTF-8'), validate: true)
                puts "#{File.basename(file)}: no feed" unless feed.is_a?(RSS::Atom::Feed)
              rescue => problem
                puts "#{File.basename(file)}: #{problem.class}: #{problem.message}"
              end
            end
            """;

    /// The folder in which `infra/test` installs npm packages.
    private static final Path SCHEMA = Checkout.file(".build/npm/node_modules/jsonfeed-schema/schema-v1.1.json");

    private static final Map<String, ReadHandler> REGISTERS = registers();

    @TempDir
    private Path folder;

    /// By name: a policy with a past, one of each hostile text, and one with archives.
    private static Map<String, ReadHandler> registers() {
        var registers = new TreeMap<String, TestRegister>();
        registers.put("story", new Story().register);
        for (int i = 0; i < HOSTILE.size(); i++) {
            String text = HOSTILE.get(i);
            var register = new TestRegister();
            register.acceptedBeforeTheRules("2026-02-01T09:00:00Z", Policies.desk("2026-03-01", _ -> text));
            register.acceptedBeforeTheRules(
                    "2026-03-02T09:00:00Z",
                    FeedsTest.objection(Policies.desk("2026-09-01", _ -> text + "a"), "2026-08-01T18:00"));
            registers.put("hostile-" + i, register);
        }
        registers.put("long", FeedsTest.many(40));
        var handlers = new TreeMap<String, ReadHandler>();
        registers.forEach((name, register) -> handlers.put(
                name, register.read(register.chain, new ServedSite(null, true, "https://register.example"))));
        return handlers;
    }

    private static ReadHandler register(String name) {
        return Objects.requireNonNull(REGISTERS.get(name));
    }

    private static String get(ReadHandler register, String name) {
        Reply reply =
                TestRegister.reply(TestRegister.call(register, TestRegister.event("GET", "/v1/policies/desk/" + name)));
        assertEquals(200, reply.status(), reply.body());
        return reply.body();
    }

    @Test
    void everyAtomFeedIsValid() throws Exception {
        for (var register : REGISTERS.entrySet()) {
            write(register.getKey() + ".atom", get(register.getValue(), "feed.atom?lang=en"));
        }
        String valid = get(register("long"), "feed.atom?upTo=16");
        write("archive.atom", valid);
        assertEquals(List.of(), problems());
        write("archive.atom", valid.replaceFirst("<id>.*</id>", ""));
        write("long.atom", valid.replaceFirst("<updated>.*</updated>", "<updated>yesterday</updated>"));
        assertEquals(
                List.of("archive.atom", "long.atom"),
                problems().stream()
                        .map(problem -> problem.substring(0, problem.indexOf(':')))
                        .toList());
    }

    /// Checks with the JDK's parser that it is well formed, since Ruby's is not strict.
    private void write(String name, String text) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newNSInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        parser.parse(new InputSource(new StringReader(text)));
        Files.writeString(folder.resolve(name), text);
    }

    /// Ruby's findings about the files.
    private List<String> problems() throws Exception {
        var command = new ArrayList<>(List.of("ruby", "-e", RUBY));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".atom"))
                    .sorted()
                    .forEach(command::add);
        }
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException _) {
            missing("ruby is not installed; on Debian: apt-get install ruby");
            return List.of();
        }
        try (var out = process.inputReader(UTF_8)) {
            List<String> lines = out.lines().toList();
            assertEquals(0, Waiting.ended(process), lines.toString());
            return lines;
        }
    }

    private static void missing(String how) {
        if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            throw new AssertionError(how);
        }
        Assumptions.abort(how);
    }

    @Test
    void everyJsonFeedIsValid() throws Exception {
        if (!Files.exists(SCHEMA)) {
            missing("there is no " + SCHEMA + "; infra/test fetches it with npm");
        }
        Schema schema = SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft7(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        REGISTERS.forEach((name, register) ->
                assertEquals(List.of(), problems(schema, get(register, "feed.json?lang=en")), name));
        String valid = get(register("long"), "feed.json?upTo=32");
        assertEquals(List.of(), problems(schema, valid));
        assertFalse(problems(schema, valid.replace("\"id\"", "\"ident\"")).isEmpty());
        assertFalse(problems(schema, valid.replace("https://register.example/desk", "/d e s k"))
                .isEmpty());
    }

    private static List<String> problems(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    @Test
    void everyCalendarOpens() {
        REGISTERS.forEach((name, register) -> {
            List<VEvent> events =
                    CalendarTest.calendar(get(register, "dates.ics?lang=en")).getEvents();
            assertEquals(name.startsWith("hostile") ? 3 : name.equals("long") ? 16 : 4, events.size(), name);
            assertTrue(events.getFirst().getSummary().getValue().contains("Last updated"), name);
        });
    }
}
