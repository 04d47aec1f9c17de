package register.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.text.JsonText;
import register.policy.PolicyCodec;
import register.policy.PolicyRules;

/// One version, one JSON value, one sequence of bytes: whatever way it goes, it comes back the same.
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
    void whatIsWrittenFitsTheSchemaAndTheRules() {
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
                        PolicyFile.read("v.yaml", CanonicalJson.bytes(PolicyCodec.encode(version)))));
    }
}
