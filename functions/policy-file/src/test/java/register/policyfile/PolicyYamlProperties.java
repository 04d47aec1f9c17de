package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;

/// The YAML written for people reads back unchanged.
@Tag("property")
class PolicyYamlProperties {
    @Test
    void everyVersionReadsBackAsItWas() {
        qt().withExamples(300).forAll(Versions.all()).checkAssert(version -> {
            String yaml = PolicyYaml.write(PersonQuestions.answered(PolicyCodec.encode(version)), Map.of());
            assertEquals(
                    new PolicyFile.Read(version),
                    PolicyFile.of("v.yaml", yaml.getBytes(UTF_8), Versions.BESIDE)
                            .result(),
                    yaml);
        });
    }

    @Test
    void everyTextReadsBackAsItWas() {
        qt().withExamples(600)
                .forAll(SourceDSL.strings().betweenCodePoints(' ', 0x17f).ofLengthBetween(0, 400))
                .checkAssert(text -> assertText(Scalars.text(text.replaceAll("[\\x7f-\\x9f]", ""))));
        for (String text : List.of(
                "", " ", "a: b", "a:b", "# a", "- a", "null", "true", "1", "1.5", "a #b", "a:", "a ", "\uFFFE",
                "a\uFFFF")) {
            assertText(text);
            assertText(text + " " + "word ".repeat(60) + text);
            assertText(text + "  " + "two  spaces ".repeat(30) + "end");
        }
    }

    @Test
    void thePoliciesOfTheTreeReadBackAsTheyWere() {
        for (String name : List.of("liveagent/2023-10-02.yaml", "example/2025-09-01.yaml")) {
            PolicyVersion version = assertInstanceOf(
                            PolicyFile.Read.class,
                            PolicyFile.of(name, Resources.policy(name), Resources.beside(name))
                                    .result())
                    .version();
            String yaml = PolicyYaml.write(PolicyCodec.encode(version), Map.of());
            assertEquals(
                    new PolicyFile.Read(version),
                    PolicyFile.of(name, yaml.getBytes(UTF_8), Resources.beside(name))
                            .result());
            assertTrue(yaml.lines().allMatch(line -> line.length() <= 120), yaml);
        }
    }

    @Test
    void commentsStandAboveWhatTheySpeakOfAndInPlaceOfWhatIsMissing() {
        Json.Obj policy = Json.object()
                .put("dateBasis", "effective")
                .put(
                        "subprocessors",
                        Json.array(List.of(Json.object()
                                .put("id", "a")
                                .put("displayName", "A")
                                .build())))
                .build();
        Map<String, List<String>> comments = new TreeMap<>(Map.of(
                "", List.of("A draft."),
                "policy", List.of("which?"),
                "subprocessors[0].displayName", List.of("brand?"),
                "subprocessors[0].engagements", List.of("none found")));
        assertEquals("""
                # A draft.

                # which?
                # policy:
                dateBasis: effective

                subprocessors:
                  - id: a
                    # brand?
                    displayName: A
                    # none found
                    # engagements:
                """, PolicyYaml.write(policy, comments));
    }

    private static void assertText(String text) {
        Json.Obj value = Json.object()
                .put("a", Json.object().put("b", text).put("c", true).build())
                .put(
                        "list",
                        Json.array(List.of(
                                Json.of(text), Json.object().put("d", text).build())))
                .build();
        String yaml = PolicyYaml.write(value, Map.of());
        try {
            assertEquals(
                    value, YamlReader.read(SourceText.of(yaml.getBytes(UTF_8))).value(), yaml);
        } catch (FileRefusedException e) {
            throw new AssertionError(yaml, e);
        }
    }
}
