package register.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.policy.compare.ChangeSummary;
import register.policy.form.PolicyCodec;
import register.policy.rules.PolicyRules;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// A version, its JSON value and its bytes convert into each other without change.
@Tag("property")
class PolicyVersionProperties {
    @Test
    void decodingWhatWasEncodedGivesTheSameVersionAndTheSameValue() {
        qt().withExamples(500).forAll(Versions.all()).checkAssert(version -> {
            Json encoded = PolicyCodec.encode(version);
            assertEquals(version, PolicyCodec.decode(encoded));
            assertEquals(encoded, PolicyCodec.encode(PolicyCodec.decode(encoded)));
        });
    }

    @Test
    void canonicalBytesParseBackToTheSameValue() {
        qt().withExamples(500).forAll(Versions.all()).checkAssert(version -> {
            Json encoded = PolicyCodec.encode(version);
            assertEquals(encoded, JsonText.parse(CanonicalJson.bytes(encoded)));
        });
    }

    @Test
    void writtenVersionsFitTheSchemaAndTheRules() {
        qt().withExamples(300).forAll(Versions.all()).checkAssert(version -> {
            assertEquals(List.of(), PolicySchema.problems(PolicyCodec.encode(version)));
            assertEquals(List.of(), PolicyRules.problems(version));
        });
    }

    @Test
    void canonicalBytesAreAPolicyFileThemselves() {
        qt().withExamples(300)
                .forAll(Versions.all())
                .checkAssert(version -> assertEquals(
                        new PolicyFile.Read(version),
                        PolicyFile.of(
                                        "v.yaml",
                                        CanonicalJson.bytes(PersonQuestions.answered(PolicyCodec.encode(version))),
                                        Versions.BESIDE)
                                .result()));
    }

    @Test
    void anyDamageIsReportedAndNothingIsThrown() {
        qt().withExamples(500).forAll(Versions.all(), longs().all()).checkAssert((version, seed) -> {
            var random = new Random(seed);
            Json damaged = damaged(PolicyCodec.encode(version), random);
            damaged = random.nextBoolean() ? damaged(damaged, random) : damaged;
            switch (PolicyFile.of("v.yaml", CanonicalJson.bytes(damaged), Versions.BESIDE)
                    .result()) {
                case PolicyFile.Read read -> assertEquals(List.of(), PolicyRules.problems(read.version()));
                case PolicyFile.Invalid invalid ->
                    assertFalse(invalid.problems().isEmpty());
            }
        });
    }

    @Test
    void anyTwoVersionsAreSummedUpInWords() {
        qt().withExamples(300).forAll(Versions.all(), Versions.all()).checkAssert((before, after) -> {
            ChangeSummary summary = ChangeSummary.between(before, after);
            Language edition = after.defaultLanguage();
            List<ChangeLine> lines = ChangeLine.of(summary, Words.glossary().in(edition), edition);
            assertEquals(summary.isEmpty(), lines.isEmpty());
            assertTrue(ChangeSummary.between(after, after).isEmpty());
        });
    }

    /// The value with one place in it replaced, removed or added.
    private static Json damaged(Json value, Random random) {
        if (value instanceof Json.Obj object && !object.members().isEmpty() && random.nextInt(8) > 0) {
            var names = List.copyOf(object.members().keySet());
            var members = new TreeMap<>(object.members());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(8)) {
                case 0 -> members.remove(name);
                case 1 -> members.put("x-" + name, Json.of(1));
                default -> members.computeIfPresent(name, (_, member) -> damaged(member, random));
            }
            return new Json.Obj(members);
        }
        if (value instanceof Json.Arr array && !array.items().isEmpty() && random.nextInt(8) > 0) {
            var items = new ArrayList<>(array.items());
            int at = random.nextInt(items.size());
            items.set(at, damaged(items.get(at), random));
            return new Json.Arr(items);
        }
        List<Json> others = List.of(
                Json.of(""),
                Json.of("x"),
                Json.of(-1),
                Json.of(9007199254740991L),
                Json.of(true),
                Json.Null.NULL,
                new Json.Arr(List.of()),
                new Json.Arr(List.of(Json.of("a"))),
                new Json.Obj(new TreeMap<>()));
        return others.get(random.nextInt(others.size()));
    }
}
