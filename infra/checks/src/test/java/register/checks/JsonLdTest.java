package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.testing.Checkout;
import register.testing.Waiting;

/// The JSON-LD processor jsonld.js (npm, `jsonld`) reads a list over HTTP as RDF, with the context that the list's
/// header names.
@Tag("end-to-end")
final class JsonLdTest {
    private static final Path PACKAGES = Checkout.file(".build/npm");
    private static final String PUBLIC = "https://register.example";
    private static final String LISTS = "/v1/policies/example/";
    private static final String DPV = "https://w3id.org/dpv#";
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final Pattern TRIPLE = Pattern.compile("(\\S+) <([^>]+)> (.+) \\.");

    /// The processor's own loader, except that it finds the public address on this machine.
    private static final String PROCESSOR = """
            import { createRequire } from 'node:module';
            const require = createRequire(process.argv[2] + '/');
            const jsonld = require('jsonld');
            const [, , , at, here, address] = process.argv;
            const load = jsonld.documentLoaders.node();
            const documentLoader = async url => ({ ...await load(url.replace(at, here)), documentUrl: url });
            process.stdout.write(await jsonld.toRDF(at + address,
              { format: 'application/n-quads', documentLoader, safe: false }));
            """;

    @TempDir
    private static Path folder;

    private static RegisterHere register;
    private static Path script;
    private static List<Triple> triples;

    private record Triple(String subject, String predicate, String object) {}

    @BeforeAll
    static void publish() throws Exception {
        Tools.assume(PACKAGES.resolve("node_modules/jsonld"), "npm, and run infra/test");
        try (RegisterHere first = new RegisterHere(folder, Map.of())) {
            var _ = first.done("certificate", "--self-sign", "Example GmbH");
        }
        // A server knows since its start whether it is a trial.
        register = new RegisterHere(folder, Map.of());
        Path policies = Files.createDirectories(folder.resolve("policies"));
        for (String file : List.of("2025-09-01.yaml", "dpa-2025-09.pdf")) {
            Files.copy(Checkout.file("infra/policies/example").resolve(file), policies.resolve(file));
        }
        register.server().publish(policies);
        script = Files.writeString(folder.resolve("rdf.mjs"), PROCESSOR);
        triples = triples("subprocessors.en.json");
    }

    @AfterAll
    static void stop() {
        if (register != null) {
            register.close();
        }
    }

    private static List<Triple> triples(String list) throws Exception {
        String here = register.address("/").toString();
        Process node = new ProcessBuilder(
                        "node",
                        script.toString(),
                        PACKAGES.toString(),
                        PUBLIC,
                        here.substring(0, here.length() - 1),
                        LISTS + list)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, Waiting.ended(node), said);
        return said.lines()
                .map(line -> {
                    var triple = TRIPLE.matcher(line);
                    assertTrue(triple.matches(), line);
                    return new Triple(triple.group(1), triple.group(2), triple.group(3));
                })
                .toList();
    }

    private static String subprocessor(String id) {
        return "<" + PUBLIC + LISTS + id + ">";
    }

    private static List<String> objects(String subject, String predicate) {
        return triples.stream()
                .filter(triple -> triple.subject.equals(subject) && triple.predicate.equals(predicate))
                .map(Triple::object)
                .sorted()
                .toList();
    }

    /// The objects that a path leads to.
    private static List<String> objects(String subject, List<String> path) {
        return path.isEmpty()
                ? List.of(subject)
                : objects(subject, path.getFirst()).stream()
                        .flatMap(object -> objects(object, path.subList(1, path.size())).stream())
                        .sorted()
                        .toList();
    }

    @Test
    void aListIsAGraphOfItsSubprocessors() {
        String mail = subprocessor("sample-mail");
        assertEquals(List.of("\"Sample Messaging Ltd\""), objects(mail, DPV + "hasName"));
        assertEquals(List.of("<https://w3id.org/dpv/loc#GB>"), objects(mail, DPV + "hasCountry"));
        assertEquals(List.of("\"privacy@messaging.example\""), objects(mail, DPV + "hasContact"));
        String process = objects(mail, DPV + "hasProcess").getFirst();
        assertEquals(
                List.of("\"Delivery of the notifications of the service.\""), objects(process, DPV + "hasPurpose"));
        assertEquals(
                List.of("<https://w3id.org/dpv/pd#EmailAddress>", "<https://w3id.org/dpv/pd#Name>"),
                objects(process, List.of(DPV + "hasPersonalData", TYPE)));
        assertEquals(
                List.of("<https://w3id.org/dpv#Employee>"), objects(process, List.of(DPV + "hasDataSubject", TYPE)));
        assertEquals(
                List.of("<https://w3id.org/dpv/legal/eu/gdpr#A45-3>"),
                objects(process, List.of(DPV + "hasProcessing", DPV + "hasLegalBasis")));
        String hosting = subprocessor("beispiel-hosting");
        assertEquals(List.of("\"HRB 000001\""), objects(hosting, DPV + "hasIdentifier"));
        assertEquals(
                Collections.nCopies(2, "<https://w3id.org/dpv#StorageLocation>"),
                objects(hosting, List.of(DPV + "hasProcess", DPV + "hasLocation", TYPE)));
    }

    @Test
    void theListIsTheCompanysAndASubprocessorMayEngageOthers() {
        String list = triples.stream()
                .filter(triple -> triple.predicate.equals(DPV + "hasResponsibleEntity"))
                .map(Triple::subject)
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("<https://w3id.org/dpv#DataProcessor>"),
                objects(list, List.of(DPV + "hasResponsibleEntity", TYPE)));
        assertEquals(
                List.of("\"2025-09-01\"^^<http://www.w3.org/2001/XMLSchema#date>"),
                objects(list, "http://purl.org/dc/terms/valid"));
        List<String> engaged = objects(subprocessor("sample-speech"), DPV + "hasDataProcessor");
        assertEquals(1, engaged.size());
        assertTrue(objects(list, DPV + "hasDataProcessor").containsAll(engaged));
    }

    @Test
    void eachSubprocessorIsASubjectAndNoOtherAddressIsMadeUp() throws Exception {
        var ids = new TreeSet<String>();
        RegisterHere.parsed(register.text(LISTS + "subprocessors.en.json"))
                .list("subprocessors")
                .forEach(each -> ids.add(subprocessor(((Json.Obj) each).text("id"))));
        assertEquals(ids, subjects(triples));
        assertEquals(
                List.of(),
                triples.stream()
                        .map(Triple::object)
                        .filter(object -> object.startsWith("<")
                                && !ids.contains(object)
                                && !object.startsWith("<https://w3id.org/dpv")
                                && !object.startsWith("<urn:subprocessor-register:list:1#"))
                        .toList());
    }

    @Test
    void subjectsAreTheSameInAllLanguages() throws Exception {
        assertEquals(subjects(triples), subjects(triples("subprocessors.json?lang=de")));
    }

    private static Set<String> subjects(List<Triple> triples) {
        var subjects = new TreeSet<String>();
        triples.stream()
                .map(Triple::subject)
                .filter(subject -> subject.startsWith("<"))
                .forEach(subjects::add);
        return subjects;
    }
}
