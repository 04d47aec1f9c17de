package register.commands.conform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;
import register.value.Bytes;

/// The format's test vectors, by our checks and by ajv, a JSON Schema validator of others.
class VectorsTest {
    private static final Path VECTORS = Checkout.file("docs/format/vectors");
    private static final Path SCHEMA = Checkout.file("functions/web/src/main/resources/register/read/list.schema.json");
    private static final Path PACKAGES = Checkout.file(".build/npm");

    /// Prints the names of the documents that do not fit.
    private static final String AJV = """
            import { readFileSync } from 'node:fs';
            import { createRequire } from 'node:module';
            const require = createRequire(process.argv[2] + '/');
            const Ajv = require('ajv/dist/2020.js').default;
            const ajv = new Ajv({ strict: false, validateFormats: false });
            const schema = JSON.parse(readFileSync(process.argv[3]));
            ajv.addSchema(schema);
            const list = ajv.getSchema(schema.$id);
            const pointer = ajv.compile({ $ref: schema.$id + '#/$defs/pointer' });
            for (const [name, document] of Object.entries(JSON.parse(readFileSync(process.argv[4]))))
              if (!(document.lists ? pointer : list)(document)) console.log(name);
            """;

    @TempDir
    Path folder;

    private static List<Path> vectors(String kind) throws IOException {
        try (Stream<Path> files = Files.list(VECTORS.resolve(kind))) {
            return files.sorted().toList();
        }
    }

    static List<Path> good() throws IOException {
        return vectors("good");
    }

    static List<Path> bad() throws IOException {
        return vectors("bad");
    }

    private static Json.Obj read(Path vector) throws IOException {
        return (Json.Obj) JsonText.parse(Files.readAllBytes(vector));
    }

    private static ConformReport report(Json.Obj vector) throws IOException {
        return vector.get("file") instanceof Json.Obj file
                ? FileCheck.of(CanonicalJson.bytes(file))
                : new DomainCheck(web(vector.object("site")), Clock.systemUTC()).run("example.com");
    }

    private static Web web(Json.Obj site) {
        return (URI address, String _, int largest) -> {
            if (!(site.get(address.toString()) instanceof Json.Obj answer)) {
                return new Web.Answer(404, Map.of(), Bytes.of(new byte[0]));
            }
            Json json = answer.get("json");
            byte[] body = json == null ? answer.text("text").getBytes(UTF_8) : CanonicalJson.bytes(json);
            assertTrue(body.length <= largest);
            return new Web.Answer(
                    answer.get("status") instanceof Json.Num(long status) ? (int) status : 200,
                    Map.of(
                            "location",
                            answer.text("location"),
                            "content-type",
                            json == null ? answer.text("type") : "application/json",
                            "access-control-allow-origin",
                            json != null && answer.get("cors") == null ? "*" : answer.text("cors")),
                    Bytes.of(body));
        };
    }

    @Test
    void thereAreTwelveAndThirty() throws IOException {
        assertEquals(List.of(12, 30), List.of(good().size(), bad().size()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodOneReachesItsLevel(Path file) throws IOException {
        Json.Obj vector = read(file);
        ConformReport report = report(vector);
        assertEquals(List.of(), report.faults());
        assertEquals(vector.get("level"), Json.of(report.level()));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadOneHasOneFault(Path file) throws IOException {
        Json.Obj vector = read(file);
        ConformReport report = report(vector);
        assertEquals(1, report.faults().size(), report.faults().toString());
        Fault fault = report.faults().getFirst();
        assertEquals(vector.object("finding").text("member"), fault.member());
        assertEquals(vector.object("finding").text("expected"), fault.expected());
        assertEquals(
                vector.get("level"), report.level() < 0 ? Json.Null.NULL : Json.of(report.level()), fault.toString());
        assertFalse(report.conforms());
    }

    @Test
    void aValidatorOfOthersAgrees() throws Exception {
        boolean installed = Files.exists(PACKAGES.resolve("node_modules/ajv/package.json"));
        if ("true".equals(System.getenv("REGISTER_REQUIRE_TOOLS"))) {
            assertTrue(installed, "infra/test installs ajv");
        }
        Assumptions.assumeTrue(installed, "infra/test installs ajv");
        Json.Builder documents = Json.object();
        var invalid = new ArrayList<String>();
        for (Path file : Stream.concat(good().stream(), bad().stream()).toList()) {
            Json.Obj vector = read(file);
            String name = file.getFileName().toString();
            Json one = vector.get("file");
            if (one != null) {
                documents.put(name, one);
            }
            vector.object("site").members().forEach((address, answer) -> {
                Json json = ((Json.Obj) answer).get("json");
                if (json instanceof Json.Obj object && object.get("versions") == null) {
                    documents.put(name + " " + address, json);
                }
            });
            if (vector.get("invalid") != null) {
                assertNotNull(one);
                invalid.add(name);
            }
        }
        Path all = Files.write(folder.resolve("all.json"), CanonicalJson.bytes(documents.build()));
        Path script = Files.writeString(folder.resolve("validate.mjs"), AJV);
        Process node = new ProcessBuilder(
                        "node", script.toString(), PACKAGES.toString(), SCHEMA.toString(), all.toString())
                .redirectErrorStream(true)
                .start();
        List<String> refused = new String(node.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .sorted()
                .toList();
        assertEquals(0, node.waitFor(), refused.toString());
        assertEquals(invalid.stream().sorted().toList(), refused);
        assertTrue(invalid.size() >= 15, invalid.toString());
    }
}
